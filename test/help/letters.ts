/** Letters for tests, as they go over the wire. */

/** A head and a text with the line ends that mail has. */
export function rawLetter(head: Readonly<Record<string, string>>, text: string): Buffer {
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${lines.join('\n')}\n\n${text}\n`.replaceAll('\n', '\r\n'))
}

/** An extract of a member's minutes, in our own words. */
export const extractOf = (
  member: string,
  paragraph: number,
  clause = 'att anta överenskommelsen om samverkan.',
): string =>
  `${member.toUpperCase()} KOMMUN
Protokollsutdrag från kommunstyrelsens sammanträde 2015-05-25

§ ${paragraph} Överenskommelsen

Kommunstyrelsens beslut

Kommunstyrelsen beslutar ${clause}

Justerat 2015-05-28`

/** Lines that a mail server on the way writes into the head of the same letter. */
export function passedOn(raw: Buffer, server: string): Buffer {
  const lines = `Return-Path: <a@ortaby.example>\r\nReceived: from a by ${server}; Mon, 1 Jun 2015 09:13:00 +0200\r\n`
  return Buffer.concat([Buffer.from(lines), raw])
}
