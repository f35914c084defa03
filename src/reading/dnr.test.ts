import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { foldDnr } from '../cases/dnr.ts'
import { findDnrs } from './dnr.ts'

const found = (text: string): string[] => findDnrs(text).map((dnr) => dnr.value)

test('a labelled number is found whatever its shape, and kept as written', () => {
  const shapes = [
    'KS 2018/14',
    'KS 2015.152',
    'KS/2015:111',
    'LS 1403-0284',
    '2017/KS 0272 10',
    '2017KSM0604 301',
    'KS-2014/123.109',
    'KS-332/2010',
    '2006-152-307',
    '109-7-2017',
    '2023KS133',
    '0065/24',
    'N161-2239/23',
    'SBF-2023-00383',
    'NST15-5',
    '2016/00002',
    'Ks 1014/2012',
    'KF/15/0021-3',
  ]
  for (const shape of shapes) {
    assert.deepEqual(found(`Dnr ${shape}\nOm avtalet`), [shape], shape)
    assert.deepEqual(found(`Diarienummer: ${shape}, ärendet gäller`), [shape], shape)
  }
})

test('dates, statutes and telephone numbers are not diary numbers', () => {
  assert.deepEqual(
    found(
      'Den 2015-03-19 enligt Lag (2003:778), SFS 2017:725, telefon 08-123 45 67, DATUM 2015-03-19, maj 2015',
    ),
    [],
  )
  assert.deepEqual(found('Dnr 2023/234 2023-05-31'), ['2023/234'])
})

test('the same number written twice is found once', () => {
  assert.deepEqual(found('Dnr SBF-2023-00383 och dnr SBF 2023–00383.'), ['SBF-2023-00383'])
})

const samples = join(import.meta.dirname, '../../../shared/standards/dnr_samples.json')
test('the real samples are found when labelled', { skip: !existsSync(samples) }, () => {
  const rows = JSON.parse(readFileSync(samples, 'utf8')) as { raw: string }[]
  for (const { raw } of rows) {
    const number = raw.replace(/^Dnr /, '')
    assert.deepEqual(found(`Dnr ${number}\n`).map(foldDnr), [foldDnr(number)], raw)
  }
})
