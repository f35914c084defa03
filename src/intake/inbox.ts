/** Inkorg: the registrar's post, seen as what waits, what is put off, and what became of the rest. */
export const inboxViews = ['waiting', 'mine', 'snoozed', 'returned', 'machines', 'done'] as const
export type InboxView = (typeof inboxViews)[number]
