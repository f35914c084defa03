import { setTimeout as sleep } from 'node:timers/promises'
import SMTPConnection from 'nodemailer/lib/smtp-connection'

export interface Delivery {
  readonly raw: Buffer
  readonly to: string
}

/** One try to hand a letter over, as a mail server does: true when the door said that it has it. */
export async function handOver(port: number, { raw, to }: Delivery): Promise<boolean> {
  const connection = new SMTPConnection({
    host: '127.0.0.1',
    port,
    lmtp: true,
    ignoreTLS: true,
    connectionTimeout: 5000,
    socketTimeout: 20_000,
  })
  try {
    return await new Promise<boolean>((resolve) => {
      connection.on('error', () => resolve(false))
      connection.on('end', () => resolve(false))
      connection.connect(() => {
        connection.send({ from: 'registrator@ortaby.example', to: [to] }, raw, (error, info) =>
          resolve(!error && info.rejected.length === 0 && info.accepted.length === 1),
        )
      })
    })
  } finally {
    connection.close()
  }
}

/** Tries until the door has it, as a mail server's queue does. */
export async function deliver(port: number, delivery: Delivery, until: AbortSignal): Promise<void> {
  while (!until.aborted && !(await handOver(port, delivery))) await sleep(20)
}
