import type { Sentence } from '../kit/sentences.ts'

/** What the ledger says when it refuses an entry: what is wrong, and what to do instead. */

const sv = {
  'ledger.answered-meanwhile': ({ at }) =>
    `Någon annan registrerade på samma medlem ${at}, medan du hade sidan öppen. Läs det först. Det du skrev finns kvar.`,
  'ledger.no-such-day': ({ day }) => `Dagen ${day} finns inte i kalendern. Skriv datumet som år-månad-dag.`,
  'ledger.decided-in-future': ({ decided }) =>
    `Beslutsdagen ${decided} ligger i framtiden. Kontrollera datumet i protokollet.`,
  'ledger.deposited-in-future': ({ deposited }) =>
    `Dagen då beslutet kom in, ${deposited}, ligger i framtiden. Kontrollera datumet.`,
  'ledger.received-in-future': 'Svaret kan inte ha kommit in senare än nu. Kontrollera tiden.',
  'ledger.decided-after-received': ({ decided, received }) =>
    `Beslutet är daterat ${decided} men kom in redan ${received}. Kontrollera båda datumen.`,
  'ledger.organisation-gone': ({ since }) =>
    `En annan organisation har trätt i dess ställe från ${since}. Registrera beslutet på den i stället.`,
  'ledger.not-sent':
    'Brevet har inte skickats till den här mottagaren än. Skicka det först, eller välj rätt brev.',
  'ledger.received-before-sent': ({ sent }) =>
    `Svaret kan inte ha kommit in innan brevet skickades ${sent}. Kontrollera tiden, eller välj rätt brev.`,
  'ledger.not-member':
    'Organisationen är varken medlem i förbundet eller mottagare av brevet. Välj rätt organisation.',
  'ledger.not-addressee':
    'Organisationen är inte mottagare av brevet. Lägg till den som mottagare, eller registrera en anslutning.',
  'ledger.no-such-clause': ({ clause }) => `Brevet har ingen beslutspunkt ${clause}.`,
  'ledger.clause-twice': ({ clause }) => `Beslutspunkt ${clause} är besvarad två gånger. Ta bort den ena.`,
  'ledger.nomination-without-name': 'Skriv vem medlemmen har namngett.',
  'ledger.part-without-clauses': 'Ange vilka beslutspunkter som är antagna och vilka som inte är det.',
  'ledger.condition-missing': 'Skriv villkoret med medlemmens egna ord.',
  'ledger.condition-misplaced':
    'Svaret har ett villkor. Välj Antagit med villkor, eller skriv det som tillägg om det inte är ett villkor.',
  'ledger.opinion-missing':
    'Välj vad yttrandet säger: tillstyrker, inget att erinra, avstyrker eller avstår.',
  'ledger.accession-in-time': ({ lastDay }) =>
    `Svarstiden går ut ${lastDay}. Ett ja före dess är ett antagande, inte en anslutning i efterhand.`,
  'ledger.postponed-backwards': ({ until, decided }) =>
    `Ärendet kan inte ha bordlagts ${decided} till en tidigare dag (${until}).`,
  'ledger.extension-without-day': 'Ange till vilken dag anståndet gäller.',
  'ledger.condition-met-without-condition':
    'Det finns inget antagande med villkor, så inget villkor kan vara uppfyllt. Välj rätt beslut.',
  'ledger.condition-already-met': 'Villkoret är redan registrerat som uppfyllt.',
  'ledger.objection-without-condition':
    'En invändning gäller ett villkor i någon annans antagande, och där finns inget. Välj rätt beslut.',
  'ledger.objection-to-own': 'Ingen invänder mot sitt eget villkor. Välj vilken part som invänder.',
  'ledger.withdrawal-without-party':
    'Organisationen är inte part den dagen och kan inte säga upp överenskommelsen. Ett antagande som inte har börjat gälla återtas i stället.',
  'ledger.withdrawal-without-day':
    'Överenskommelsen har ingen uppsägningstid. Ange första dagen som uppsägningen gäller.',
  'ledger.retraction-of-nothing': 'Det finns inget sådant beslut att återta. Välj rätt beslut.',
  'ledger.retraction-after-effect': ({ from }) =>
    `Antagandet gäller sedan ${from} och kan inte återtas. Registrera en uppsägning i stället.`,
  'ledger.judgment-of-nothing': 'Välj vilket beslut domstolens avgörande gäller.',
  'ledger.already-undone': 'Beslutet är redan återtaget eller upphävt.',
  'ledger.already-stayed': 'Beslutet är redan inhiberat.',
  'ledger.not-stayed': 'Beslutet är inte inhiberat, så det finns ingen inhibition att häva.',
  'ledger.succession-without-successor': 'Ange vilken annan organisation som träder i dess ställe.',
  'ledger.succession-without-day': 'Ange från vilken dag den andra organisationen träder i dess ställe.',
  'ledger.already-succeeded': 'En annan organisation har redan trätt i dess ställe.',
  'ledger.termination-without-day': 'Ange första dagen som överenskommelsen inte längre gäller.',
  'ledger.correction-of-nothing': 'Det finns ingen sådan registrering att rätta. Ladda om sidan.',
  'ledger.already-corrected': 'Registreringen är redan rättad. Ladda om sidan och rätta den senaste.',
  'ledger.another-members-act':
    'Registreringen hör till en annan organisation. Stryk den där och registrera på nytt på rätt organisation.',
  'ledger.correction-as-correction':
    'En rättelse säger vad som rätteligen skulle ha stått, inte att det rättas.',
  'ledger.replaces-nothing':
    'Det finns inget svar som det nya beslutet kan ersätta. Registrera det som ett svar.',
  'ledger.already-replaced': 'Svaret är redan ersatt. Välj det senaste.',
  'ledger.replacement-without-decision': 'Välj vad det nya beslutet säger.',
} satisfies Record<string, Sentence>

const en: Record<keyof typeof sv, Sentence> = {
  'ledger.answered-meanwhile': ({ at }) =>
    `Somebody else recorded an act for the same member, ${at}, while you had the page open. Read it first. What you wrote is still here.`,
  'ledger.no-such-day': ({ day }) =>
    `The day ${day} is not in the calendar. Write the date as year-month-day.`,
  'ledger.decided-in-future': ({ decided }) =>
    `The day of the decision, ${decided}, has not come yet. Check the date in the minutes.`,
  'ledger.deposited-in-future': ({ deposited }) => `The day of receipt, ${deposited}, has not come yet.`,
  'ledger.received-in-future': 'The answer cannot have come later than now. Check the time.',
  'ledger.decided-after-received': ({ decided, received }) =>
    `The decision is dated ${decided} but came in already on ${received}. Check both dates.`,
  'ledger.organisation-gone': ({ since }) =>
    `Another organisation has taken its place from ${since}. Register the decision there instead.`,
  'ledger.not-sent':
    'It has not been sent to this addressee yet. Send it first, or choose the right circulation.',
  'ledger.received-before-sent': ({ sent }) =>
    `The answer cannot have come before it was sent on ${sent}. Check the time, or choose the right circulation.`,
  'ledger.not-member':
    'The organisation is neither a member of the association nor an addressee. Choose the right organisation.',
  'ledger.not-addressee': 'The organisation is not an addressee. Add it as one, or register an accession.',
  'ledger.no-such-clause': ({ clause }) => `The circulation has no clause ${clause}.`,
  'ledger.clause-twice': ({ clause }) => `Clause ${clause} is answered twice. Remove one of the answers.`,
  'ledger.nomination-without-name': 'Write whom the member has named.',
  'ledger.part-without-clauses': 'State which clauses are adopted and which are not.',
  'ledger.condition-missing': 'Write the condition in the member’s own words.',
  'ledger.condition-misplaced':
    'The answer has a condition. Choose Adopted with a condition, or write it as an addition if it is not one.',
  'ledger.opinion-missing': 'Choose what the opinion says: supports, no objection, opposes or abstains.',
  'ledger.accession-in-time': ({ lastDay }) =>
    `Answers may come until ${lastDay}. A yes by then is an adoption, not a later accession.`,
  'ledger.postponed-backwards': ({ until, decided }) =>
    `The matter cannot have been postponed on ${decided} to an earlier day (${until}).`,
  'ledger.extension-without-day': 'State until which day time is granted.',
  'ledger.condition-met-without-condition':
    'There is no adoption with a condition that could be met. Choose the right decision.',
  'ledger.condition-already-met': 'The condition is already registered as met.',
  'ledger.objection-without-condition':
    'An objection is to a condition in somebody else’s adoption, and there is none. Choose the right decision.',
  'ledger.objection-to-own': 'Nobody objects to its own condition. Choose which party objects.',
  'ledger.withdrawal-without-party':
    'The organisation is not a party on that day and cannot give notice. An adoption not yet in effect is retracted instead.',
  'ledger.withdrawal-without-day':
    'The agreement has no period of notice. State the first day on which the withdrawal has effect.',
  'ledger.retraction-of-nothing': 'There is no such decision to take back. Choose the right decision.',
  'ledger.retraction-after-effect': ({ from }) =>
    `The adoption has been in effect since ${from} and cannot be taken back. Register a withdrawal instead.`,
  'ledger.judgment-of-nothing': 'Choose which decision the court’s ruling is about.',
  'ledger.already-undone': 'The decision has already been retracted or set aside.',
  'ledger.already-stayed': 'The decision is already stayed.',
  'ledger.not-stayed': 'The decision is not stayed, so there is nothing to lift.',
  'ledger.succession-without-successor': 'State which other organisation takes its place.',
  'ledger.succession-without-day': 'State from which day the other organisation takes its place.',
  'ledger.already-succeeded': 'Another organisation has already taken its place.',
  'ledger.termination-without-day': 'State the first day on which the agreement is no longer in force.',
  'ledger.correction-of-nothing': 'There is no such entry to correct. Reload the page.',
  'ledger.already-corrected': 'The entry is already corrected. Reload the page and correct the latest one.',
  'ledger.another-members-act':
    'The entry belongs to another organisation. Strike it out there and register again on the right one.',
  'ledger.correction-as-correction':
    'A correction says what should have stood there, not that it is corrected.',
  'ledger.replaces-nothing': 'There is no answer for the new decision to replace. Register it as an answer.',
  'ledger.already-replaced': 'The answer has already been replaced. Choose the latest.',
  'ledger.replacement-without-decision': 'Choose what the new decision says.',
}

export const recordingSentences = { sv, en }
