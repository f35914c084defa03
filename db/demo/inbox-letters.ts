import { pdfOf, scannedPdf } from './inbox-paper.ts'

/** Exempeldata: the post that lies in the demo's inbox on the morning of 4 June 2015. Invented, from the members' registrars. */

export interface DemoLetter {
  /** When it reached the office. */
  readonly at: string
  readonly from: string
  /** The member whose own reply address it is sent to; otherwise the office's plain address. */
  readonly answers?: string
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly papers?: readonly { readonly filename: string; readonly bytes: Buffer }[]
  /** A machine's own letter. */
  readonly automatic?: boolean
}

const lead = 'EXEMPELDATA – påhittat protokollsutdrag för demonstrationen'
const title = 'Överenskommelse om samverkan för en trygg, säker och störningsfri region'
const adopts = 'att anta överenskommelsen om samverkan för en trygg, säker och störningsfri region.'
const ours = 'KSL/15/0016-5'

interface Extract {
  readonly office: string
  readonly body?: string
  readonly day: string
  readonly paragraph: string
  readonly dnr: string
  readonly words: string
  readonly about?: string
  readonly more?: string
}

function extract({ office, body = 'Kommunstyrelsen', day, paragraph, dnr, words, about, more }: Extract) {
  const heading = about ?? `${title} (${ours})`
  const end = `Justerat ${day}\n\nRätt utdraget intygar\nregistrator, ${office}`
  return `${lead}\n\n${office}\n${body}\nSAMMANTRÄDESPROTOKOLL\nSammanträdesdatum ${day}\n\n${paragraph}   Dnr ${dnr}\n\n${heading}\n\nBeslut\n\n${words}\n\n${more ? `${more}\n\n` : ''}${end}\n`
}

const registrar = (place: string): string => `Registrator <registrator@${place}.example>`
const text = (filename: string, content: string) => ({ filename, bytes: Buffer.from(content) })
const pdf = (filename: string, content: string) => ({ filename, bytes: pdfOf(content) })

const upplandsBro = pdf(
  'Protokollsutdrag KS 2015-06-01 § 63.pdf',
  extract({
    office: 'Upplands-Bro kommun',
    day: '2015-06-01',
    paragraph: '§ 63',
    dnr: 'KS 15/0141',
    words: `Kommunstyrelsen beslutar\n${adopts}`,
  }),
)

const adoption: DemoLetter = {
  at: '2015-06-03T15:52',
  from: registrar('upplands-bro'),
  answers: '0139',
  messageId: 'upplands-bro-1',
  subject: `SV: Rekommendation: ${title} (${ours})`,
  text: 'Hej! Här kommer kommunstyrelsens beslut.\n\nRegistrator, Upplands-Bro',
  papers: [upplandsBro],
}

/** The same answer three times: as it was sent, marked by a gateway on its way, and once more from a colleague. */
const thrice: readonly DemoLetter[] = [
  adoption,
  { ...adoption, at: '2015-06-03T15:53', subject: `[EXTERNT] ${adoption.subject}` },
  {
    ...adoption,
    at: '2015-06-03T16:20',
    from: 'Kansliet <kansliet@upplands-bro.example>',
    messageId: 'upplands-bro-2',
    text: 'Skickar även från kansliet för säkerhets skull.',
  },
]

const answers: readonly DemoLetter[] = [
  {
    at: '2015-06-03T15:55',
    from: registrar('nykvarn'),
    messageId: 'nykvarn-1',
    subject: `Beslut i ärende ${ours}`,
    text: 'Översänder protokollsutdrag.\n\nRegistrator, Nykvarn',
    papers: [
      pdf(
        'KS § 88.pdf',
        extract({
          office: 'Nykvarns kommun',
          day: '2015-06-02',
          paragraph: '§ 88',
          dnr: 'KS/2015:107',
          words: `Kommunstyrelsen beslutar\n${adopts}\n\nKommunens medverkan ska utvärderas efter ett år.`,
        }),
      ),
    ],
  },
  {
    at: '2015-06-03T16:01',
    from: registrar('varmdo'),
    answers: '0120',
    messageId: 'varmdo-1',
    subject: `SV: ${title}`,
    text: 'Hej, se bifogat.\n\nRegistrator, Värmdö',
    papers: [
      text(
        'KSAU 2015-06-02.txt',
        extract({
          office: 'Värmdö kommun',
          body: 'Kommunstyrelsens arbetsutskott',
          day: '2015-06-02',
          paragraph: 'KSAU § 91',
          dnr: '15KS/233',
          words: `Arbetsutskottet föreslår att kommunstyrelsen beslutar\n${adopts}`,
        }),
      ),
    ],
  },
  {
    at: '2015-06-03T16:08',
    from: registrar('sodertalje'),
    messageId: 'sodertalje-1',
    subject: `Ang. ${ours}`,
    text: extract({
      office: 'Södertälje kommun',
      day: '2015-06-01',
      paragraph: '§ 104',
      dnr: 'KS 15/211',
      words: 'Kommunstyrelsen beslutar att bordlägga ärendet till sammanträdet den 12 juni 2015.',
    }),
  },
  {
    at: '2015-06-03T16:12',
    from: registrar('sigtuna'),
    answers: '0191',
    messageId: 'sigtuna-1',
    subject: `SV: Rekommendation (${ours})`,
    text: 'Kommunstyrelsens beslut bifogas.',
    papers: [
      pdf(
        'Protokollsutdrag.pdf',
        extract({
          office: 'Sigtuna kommun',
          day: '2015-06-02',
          paragraph: '§ 121',
          dnr: 'KS/2015:238-9',
          words: 'Kommunstyrelsen beslutar att inte anta överenskommelsen.',
        }),
      ),
    ],
  },
]

const odd: readonly DemoLetter[] = [
  {
    at: '2015-06-03T16:25',
    from: registrar('sollentuna'),
    answers: '0163',
    messageId: 'sollentuna-1',
    subject: 'Inskannat protokollsutdrag',
    text: 'Här är det underskrivna utdraget.',
    papers: [{ filename: 'Skanning_0001.pdf', bytes: scannedPdf() }],
  },
  {
    at: '2015-06-03T16:31',
    from: registrar('stockholm'),
    messageId: 'stockholm-1',
    subject: 'Två beslut',
    text: 'Översänder två protokollsutdrag.\n\nRegistrator, Stockholm',
    papers: [
      pdf(
        'Utdrag 1.pdf',
        extract({
          office: 'Stockholms stad',
          day: '2015-06-03',
          paragraph: '§ 15',
          dnr: '111-580/2015',
          words: 'Kommunstyrelsen beslutar att lägga skrivelsen till handlingarna.',
        }),
      ),
      pdf(
        'Utdrag 2.pdf',
        extract({
          office: 'Stockholms stad',
          day: '2015-06-03',
          paragraph: '§ 16',
          dnr: '112-1204/2014',
          about: 'Remiss: Riktlinjer för gemensam upphandling (KSL/14/0107)',
          words: 'Kommunstyrelsen beslutar att tillstyrka förslaget till riktlinjer.',
        }),
      ),
    ],
  },
  {
    at: '2015-06-03T16:40',
    from: registrar('nynashamn'),
    messageId: 'nynashamn-1',
    subject: 'Yttrande KSL/14/0107',
    text: 'Vi beklagar att yttrandet kommer efter sista svarsdagen.',
    papers: [
      text(
        'Yttrande.txt',
        extract({
          office: 'Nynäshamns kommun',
          day: '2015-06-02',
          paragraph: '§ 131',
          dnr: 'KS/2014/0188',
          about: 'Remiss: Riktlinjer för gemensam upphandling (KSL/14/0107)',
          words: 'Kommunstyrelsen har inget att erinra mot förslaget till riktlinjer.',
        }),
      ),
    ],
  },
  {
    at: '2015-06-03T16:44',
    from: registrar('huddinge'),
    answers: '0126',
    messageId: 'huddinge-1',
    subject: 'Justerat utdrag',
    text: 'Det justerade utdraget, med bilagt yttrande från en enskild.',
    papers: [
      text(
        'Justerat utdrag.txt',
        extract({
          office: 'Huddinge kommun',
          day: '2015-05-06',
          paragraph: '§ 9',
          dnr: 'KS-2015/612.109',
          words: `Kommunstyrelsen beslutar ${adopts}`,
          more: 'Skrivelse har kommit in från en enskild, personnummer 811228-9874.',
        }),
      ),
    ],
  },
  {
    at: '2015-06-03T16:50',
    from: 'nagon@privat.example',
    messageId: 'privat-1',
    subject: 'VB: samverkan',
    text: 'Se nedan. Jag har börjat på ett nytt ställe, men det här ska visst till er.\n\nKommunstyrelsen beslutade den 1 juni att anta överenskommelsen.',
  },
]

const machines: readonly DemoLetter[] = [
  {
    at: '2015-06-03T16:02',
    from: registrar('tyreso'),
    answers: '0138',
    messageId: 'tyreso-auto',
    subject: `Autosvar: Påminnelse: ${title}`,
    text: 'Tack för ditt meddelande. Registraturen är öppen vardagar 8–16.',
    automatic: true,
  },
]

export const demoLetters: readonly DemoLetter[] = [...thrice, ...answers, ...odd, ...machines].toSorted(
  (one, other) => one.at.localeCompare(other.at),
)

/** A mail server says that the recommendation did not arrive. */
export const bounceOf = (letter: { messageId: string; toAddress: string; subject: string }): string =>
  `From: Mail Delivery System <MAILER-DAEMON@vaxholm.example>
To: registrator@ksl.example
Subject: Undelivered Mail Returned to Sender
Date: Wed, 03 Jun 2015 16:55:00 +0200
Message-ID: <studs@vaxholm.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="studs"

--studs
Content-Type: text/plain; charset=us-ascii

The recipient's mailbox does not exist.

--studs
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.vaxholm.example

Final-Recipient: rfc822; ${letter.toAddress}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--studs
Content-Type: text/rfc822-headers

Message-ID: ${letter.messageId}
To: ${letter.toAddress}

--studs--
`
