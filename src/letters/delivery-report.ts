/** Leveransrapport (RFC 3464): what a mail server says became of a letter of ours, for each recipient. */
export interface DeliveryReport {
  readonly recipient: string
  readonly action: DeliveryAction
  /** `5.1.1`; the first figure says whether it is for good (5), for now (4) or done (2). */
  readonly status: string
  /** The receiving server's own words. */
  readonly words: string | null
}

export const deliveryActions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const
export type DeliveryAction = (typeof deliveryActions)[number]

/** The recipients of a `message/delivery-status` part, in its own order. */
export function readDeliveryStatus(text: string): DeliveryReport[] {
  const groups = text
    .slice(0, 200_000)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
  return groups.flatMap((group) => {
    const field = (name: string): string | null =>
      new RegExp(`^${name}:[ \\t]*([^\\n]*)$`, 'im').exec(group)?.[1]?.trim() ?? null
    const recipient = addressIn(field('Final-Recipient') ?? field('Original-Recipient'))
    const action = deliveryActions.find((each) => each === field('Action')?.toLowerCase())
    if (!recipient || !action) return []
    const words = afterType(field('Diagnostic-Code'))
    return [{ recipient, action, status: statusIn(field('Status'), words, action), words }]
  })
}

/** The status and the server's own words, which most often begin with it or hold it. */
export const saidOf = ({ status, words }: Pick<DeliveryReport, 'status' | 'words'>): string =>
  words?.includes(status) ? words : [status, words].filter(Boolean).join(' ')

/** `rfc822; registrator@kommun.example` */
const afterType = (value: string | null): string | null =>
  value === null ? null : value.replace(/^[\w-]+\s*;\s*/, '').slice(0, 1000) || null

function addressIn(value: string | null): string | null {
  const address = afterType(value)?.replace(/^<|>$/g, '').toLowerCase() ?? null
  return address?.includes('@') ? address : null
}

const usual: Readonly<Record<DeliveryAction, string>> = {
  failed: '5.0.0',
  delayed: '4.0.0',
  delivered: '2.0.0',
  relayed: '2.0.0',
  expanded: '2.0.0',
}

function statusIn(field: string | null, words: string | null, action: DeliveryAction): string {
  const pattern = /\b([245]\.\d{1,3}\.\d{1,3})\b/
  return pattern.exec(field ?? '')?.[1] ?? pattern.exec(words ?? '')?.[1] ?? usual[action]
}

/** The Message-IDs that the returned letter, or its head, carries. */
export function returnedIds(texts: readonly string[]): string[] {
  const ids = texts.flatMap((text) =>
    [...text.slice(0, 500_000).matchAll(/^Message-ID:\s*(<[^<>\s]{1,900}>)/gim)].map((match) => match[1]!),
  )
  return [...new Set(ids)]
}

/** Whether the recipient cannot be reached there: another contact is asked for. */
export const isForGood = ({ action, status }: Pick<DeliveryReport, 'action' | 'status'>): boolean =>
  action === 'failed' && status.startsWith('5')
