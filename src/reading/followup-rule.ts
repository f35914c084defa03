import { anyOf, swedish } from './pattern.ts'

/** Åtgärdsregler: the forms in which minutes say that something is to be done. What has been done is told in the past tense. */
export interface FollowupRule {
  /** Groups `who` and `what`; without `what` the whole sentence says it. */
  readonly pattern: RegExp
  /** "… och kontaktar": the one named before does this too. */
  readonly keepsSubject: boolean
  /** A word without which the pattern need not be tried. */
  readonly hint: string
}

const rule = (pattern: string, hint = '', keepsSubject = false): FollowupRule => ({
  pattern: swedish(pattern, 'i'),
  keepsSubject,
  hint,
})
/** As `rule`, where a capital letter is a capital letter. */
const strict = (pattern: string, hint = ''): FollowupRule => ({
  pattern: swedish(pattern, ''),
  keepsSubject: false,
  hint,
})
const name = '\\p{Lu}[\\p{L}-]{1,30}(?: \\p{Lu}[\\p{L}-]{1,30}){0,2}'
const actor = `(?:${name}|(?:\\p{Lu}[\\p{L}-]{1,30} )?(?:\\p{L}{1,30} ){0,2}\\p{L}{2,30})`
const meeting =
  '(?:\\p{L}{0,20}-?\\p{L}{0,25}(?:möte|sammanträde|samråd|träff)(?:t|na|en)?|seminari(?:et|um))'
const coming = `(?:(?:på|vid|till|inför|i) )?(?:(?:ett|nästa|det|kommande|nästkommande) ){0,2}`
const toMeeting = `[^.]{0,120}?\\b(?:(?:nästa|kommande) (?:\\p{L}{1,20}-)?\\p{L}{0,25}(?:möte|sammanträde)|(?:på|vid|till|inför) (?:ett |nästa |kommande |ett kommande )?${meeting})`
const does = anyOf([
  'tar (?:in|fram|kontakt|med sig|på sig|upp frågan)',
  'kontaktar',
  'återkommer',
  'skickar',
  'undersöker',
  'bjuder in',
  'ordnar',
  'sammanställer',
  'förbereder',
  'ansvarar för',
  'ser över',
  'ser till',
  'bokar',
  'kallar',
  'följer upp',
  'stämmer av',
  'meddelar(?! att)',
  'bevakar',
  'utreder',
  'skriver',
  'kompletterar',
  'samlar in',
  'frågar (?!om|efter|hur|vad|när|varför|vem)',
  'sänder ut',
  'skickar ut',
  'arbetar om',
  'räknar på',
  'uppdaterar',
  'reviderar',
  'bearbetar',
  'hör (?:av sig|efter|sig för)',
  'begär in',
  'lägger (?:upp|ut|in)',
  'tar (?:över|kontakten)',
  'gör (?:en|ett|klart)',
  'rättar',
  'utarbetar',
  'arbetar vidare',
  'går vidare',
  'mejlar',
  'delar (?:ut )?\\p{L}',
])
/** Also how minutes tell what was said; to be done only where a time is set. */
const tells = anyOf([
  'redovisar',
  'presenterar',
  'lämnar',
  'rapporterar',
  'skickar',
  'sänder',
  'informerar',
  'visar',
  'går igenom',
  'räknar',
])
const inTime =
  '\\b(?:senast|då|därefter|till (?:den )?\\d|(?:på|vid|till|inför|före) (?:ett |det )?(?:nästa|kommande|nästkommande))\\b'
const willDo = anyOf([
  'bearbeta',
  'ta fram',
  'återkomma',
  'kontakta',
  'skicka',
  'sammanställa',
  'undersöka',
  'presentera',
  'redovisa',
  'informera',
  'kalla',
  'bjuda in',
  'utreda',
  'se över',
  'förbereda',
  'följa upp',
])
const isMade = anyOf([
  'tas fram',
  'utarbetas',
  'arbetas fram',
  'sammanställas',
  'uppdateras',
  'bearbetas',
  'kompletteras',
  'omarbetas',
  'bokas in',
  'skickas ut',
])
/** Somebody by office, who is told to do it; what a body or a decision shall be is no task. */
const officer =
  '\\p{Lu}\\p{L}{0,30}(?:samordnaren|chefen|direktören|ledaren|sekreteraren|juristen|ekonomen|utredaren|strategen|kansliet|handläggaren|arkivarien)'
const isSent = anyOf([
  'skickas',
  'sänds',
  'översänds',
  'lämnas',
  'tas fram',
  'sammanställs',
  'ordnas',
  'bokas',
  'redovisas',
  'uppdateras',
])
const isShown = anyOf([
  'presenteras',
  'redovisas',
  'behandlas',
  'tas upp',
  'återkommer',
  'återrapporteras',
  'följs upp',
  'föredras',
  'diskuteras vidare',
])

/** In the order they are tried; the first that fits a sentence gives its follow-up. */
export const taskRules: readonly FollowupRule[] = [
  rule(`(?:ger|gav|ge) (?<who>[^.,]{2,80}?) i uppdrag att (?<what>[^.]{4,300})`, 'i uppdrag'),
  rule(`(?:uppdrar|uppdrog|uppdra) (?:åt|till) (?<who>[^.,]{2,80}?) att (?<what>[^.]{4,300})`),
  rule(`(?<who>${actor}) (?:får|fick|ges|gavs|har fått) i uppdrag att (?<what>[^.]{4,300})`, 'i uppdrag'),
  rule(
    `(?:(?:skickades|skickas|skickar|lämnades|går) (?:det |ärendet |förslaget |frågan )?(?:tillbaka|åter)|återremitter(?:ades|ade|as|ar|a)(?: ärendet| förslaget| frågan)?) till (?<who>[\\p{L} -]{2,60}?)(?: för| med (?:uppdrag|begäran)(?: om)?|, som (?:får|ska|skall)(?: i uppdrag)?) (?<what>[^.]{4,300})`,
  ),
  rule(
    `återremitter(?:ades|ade|as|ar|a)(?: ärendet| förslaget| frågan)? (?:för|i syfte) (?<what>(?!beslut|kännedom)\\p{L}{2,30} [^.]{4,300})`,
    'återremitter',
  ),
  rule(`^(?<who>${actor}) kommer att (?<what>${willDo}\\b[^.]{0,300})`, 'kommer att'),
  strict(
    `^(?:ÅTGÄRD|Åtgärd|UPPDRAG|Uppdrag|ATT GÖRA|Att göra|AP) ?: ?(?:(?<who>${name}) (?=\\p{Ll}{2,20}r\\b))?(?<what>[^.]{4,300})`,
    ':',
  ),
  rule(`^(?<who>${name}(?: och \\p{L}[\\p{L}-]{2,30})?) (?<what>${does}(?![\\p{L}])[^.]{0,300})`),
  strict(
    `\\batt (?<who>${name}|\\p{Ll}{5,40}(?:en|n|et|rna)) (?<what>${does}(?![\\p{L}])[^.]{0,300})`,
    'att',
  ),
  strict(`^(?<what>\\p{Lu}[^.]{2,100}? ${isSent}(?: \\p{Ll}{2,5})?) av (?<who>${name})`, ' av '),
  rule(`^(?<who>${name}) (?<what>${tells}\\b[^.]{0,160}?${inTime}[^.]{0,160})`),
  strict(
    `^(?<who>${name}) (?:ska|skall|ansvarar för att|tar på sig att|åtar sig att|lovade att) (?<what>(?!ha\\b|vara\\b|inte\\b|gälla|kunna\\b)\\p{L}{2,30}a\\b[^.]{0,160}?${inTime}[^.]{0,160})`,
  ),
  strict(
    `^(?<who>${officer}) (?:ska|skall|ansvarar för att|tar på sig att|åtar sig att) (?<what>(?!ha\\b|vara\\b|inte\\b|gälla|kunna\\b)\\p{L}{2,30}a\\b[^.]{4,300})`,
  ),
  strict(
    `^(?<what>(?:att )?[^.]{3,140}?\\b(?:${isSent}|meddelas|återbetalas|insändas|inkomma|ha (?:kommit in|inkommit|skickat))\\b[^.]{0,160}?\\bsenast (?:den )?\\d[^.]{0,80})`,
    'senast',
  ),
  strict(
    `^(?<what>(?:att )?[^.]{3,80}?\\bsenast (?:den )?\\d[^.]{0,60}?\\b(?:ha (?:kommit in|inkommit|skickat|lämnat)|skicka|lämna|meddela|inkomma)\\b[^.]{0,80})`,
    'senast',
  ),
  rule(`^(?<what>${does}\\b[^.]{0,300})`, '', true),
  rule(
    `\\b(?:kommer|ska|skall|bör|behöver|måste) (?:[^.]{0,60}? )?(?:att )?(?:ges|presenteras|redovisas|tas upp|behandlas|återkomma|finnas (?:framme|klart?|klara)|vara (?:klar|klart|framme)|föredras|informeras)\\b${toMeeting}`,
  ),
  rule(
    '\\bkommer (?:[^.]{0,60}? )?att (?:skickas|sändas|gå ut|skickas ut) (?:[^.]{0,40}? )?(?:till|på remiss|som remiss)\\b',
    'kommer',
  ),
  rule(`\\b(?:är|blir) (?:in)?planera(?:d|t|de)\\b${toMeeting}|\\bplaneras\\b${toMeeting}`, 'planera'),
  rule(`\\b${isShown} ${coming}(?:ett kommande |kommande |nästa )?${meeting}`),
  rule(
    `\\bkommer (?:till|på|upp på|tillbaka till) (?:nästa|ett kommande|kommande) (?:\\p{L}{1,20}-)?\\p{L}{0,25}(?:möte|sammanträde)`,
    'kommer',
  ),
  rule(`\\b(?:bör|ska|skall|behöver|måste) (?:\\p{L}{1,20} )?${isMade}\\b`),
  rule('^(?:efter|när|sedan)\\b[^.]{0,160}?\\b(?:hålls|anordnas|ordnas) (?:även )?(?:ett|en)\\b'),
  rule(`^(?:beslut: ?)?(?<what>information från (?<who>${name})(?: och [^.]{1,40}?)? till [^.]{4,200})`),
  rule(
    '\\b(?<what>(?:sända|skicka|lämna|inkomma|återkomma|redovisa|översända|expediera)\\b[^.]{0,160}?\\bsenast (?:den )?\\d[^.]{0,120})',
    'senast',
  ),
  rule('\\bhanteras av (?<who>[^.]{3,90})', 'hanteras'),
]

export const possibleRules: readonly FollowupRule[] = [
  rule('\\beventuella (?:åtgärder|synpunkter|kompletteringar)\\b'),
  rule('\\b(?:skäl att )?avvakta(?:r|s)? \\p{L}'),
  rule(
    '\\berbj(?:u|ö)d(?:ande|er|s|it)(?: \\p{L}{2,20}){0,3}? (?:till )?övriga\\b|\\berbjud(?:ande|er|s) (?:till )?(?:kommunerna|medlemmarna)\\b',
  ),
  rule('\\b(?:ändrad|ändrade|nya?) (?:mötes)?tid(?:er)?\\b'),
]
