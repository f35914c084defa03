import { Refusal } from '../kit/refusal.ts'
import type { Day } from '../kit/clock.ts'
import { type Period, holdsOn, overlap } from '../organisations/membership.ts'

/**
 * Företrädarskap, förtroendeuppdrag: a person stands for an organisation in a body or a project, from one day until another.
 * Who represents whom on a day follows from this; where nobody does, the register says so ("saknas").
 */
export const mandateRoles = ['ordinary', 'substitute', 'chair', 'deputy_chair'] as const
export type MandateRole = (typeof mandateRoles)[number]

/** Where somebody stands for the organisation: one of our bodies, or a project known by its name. */
export type Seat = { readonly bodyId: string } | { readonly project: string }

export interface Mandate extends Period {
  readonly id: string
  readonly organisationId: string
  readonly seat: Seat
  readonly role: MandateRole
  /** As the person is to be called: name or title ("kommundirektör, Bjuv"). */
  readonly holder: string
  readonly email: string | null
}

/** Who stands for one organisation on a day. Nobody ordinary: "saknas". */
export interface Representation {
  readonly organisationId: string
  readonly ordinary: readonly Mandate[]
  readonly substitutes: readonly Mandate[]
}

export function isSameSeat(one: Seat, other: Seat): boolean {
  return 'bodyId' in one
    ? 'bodyId' in other && one.bodyId === other.bodyId
    : 'project' in other && fold(one.project) === fold(other.project)
}

const fold = (name: string): string => name.normalize('NFC').trim().toLowerCase()

/** Each organisation's representatives in that body or project on that day, in the order of `organisationIds`; also those without any. */
export function representation(
  mandates: readonly Mandate[],
  { seat, organisationIds, on }: { seat: Seat; organisationIds: readonly string[]; on: Day },
): Representation[] {
  const held = mandates.filter((mandate) => isSameSeat(mandate.seat, seat) && holdsOn(mandate, on))
  return organisationIds.map((organisationId) => {
    const own = held.filter((mandate) => mandate.organisationId === organisationId)
    return {
      organisationId,
      ordinary: own.filter((mandate) => mandate.role !== 'substitute'),
      substitutes: own.filter((mandate) => mandate.role === 'substitute'),
    }
  })
}

/** The seats that occur, each once, bodies before projects. */
export function seatsOf(mandates: readonly Mandate[]): Seat[] {
  const seats = mandates.reduce<Seat[]>(
    (found, { seat }) => (found.some((each) => isSameSeat(each, seat)) ? found : [...found, seat]),
    [],
  )
  return [...seats.filter((seat) => 'bodyId' in seat), ...seats.filter((seat) => 'project' in seat)]
}

/**
 * A new mandate beside those there are.
 * @throws Refusal `mandate.period` (it ends before it begins), `mandate.already` (the same person already has that seat then)
 */
export function checkMandate(mandate: Mandate, others: readonly Mandate[]): void {
  if (mandate.validFrom !== null && mandate.validTo !== null && mandate.validFrom >= mandate.validTo)
    throw new Refusal('mandate.period')
  if (isHeld(mandate, others)) throw new Refusal('mandate.already', { holder: mandate.holder })
}

/** Whether the same person has that seat already, at some of the time. */
export function isHeld(mandate: Mandate, others: readonly Mandate[]): boolean {
  return others.some(
    (other) =>
      other.organisationId === mandate.organisationId &&
      isSameSeat(other.seat, mandate.seat) &&
      fold(other.holder) === fold(mandate.holder) &&
      overlap(other, mandate),
  )
}
