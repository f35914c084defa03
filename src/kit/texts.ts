import type { Sentences } from './sentences.ts'

export const sentences: Sentences = {
  sv: {
    'form.required': 'Fyll i fältet.',
    'form.too-long': 'Texten är för lång.',
    'form.choose': 'Välj ett av alternativen.',
    'form.not-a-day':
      'Skriv datumet som år-månad-dag, till exempel 2015-06-15. Dagen måste finnas i kalendern.',
    'form.not-a-moment':
      'Skriv tidpunkten som år-månad-dag, gärna med klockslag: 2015-06-15 eller 2015-06-15T12:00.',
    'form.not-an-address': 'Skriv en e-postadress, till exempel registrator@kommun.example.',
    'form.not-a-number': 'Skriv ett heltal.',
    'form.old':
      'Sidan hade legat öppen för länge eller öppnats på ett annat ställe. Det du skrev finns kvar – tryck en gång till.',
    'form.unreadable': 'Det som skickades kunde inte läsas. Gå tillbaka och försök igen.',
    'form.too-large': 'Det som skickades är för stort. En fil får vara högst 50 MB, ett sparat brev 80 MB.',
    'table.empty': 'Listan är tom. Välj en fil med en rubrikrad och minst en rad till.',
    'table.too-large': ({ rows }) => `Listan är för stor: högst ${rows} rader och 10 MB. Dela upp den.`,
    'table.old-excel':
      'Filen är i Excels gamla format (XLS). Öppna den i Excel och spara den som Excel-arbetsbok (XLSX).',
    'table.not-a-table':
      'Filen går inte att läsa som en lista. Spara den som Excel-arbetsbok (XLSX) eller CSV.',
    'visit.too-many': 'Det har kommit för många förfrågningar på kort tid. Vänta en minut och försök igen.',
    'settings.unreadable': ({ name, value, example }) =>
      `Inställningen ${name} har ett värde som inte går att använda: ”${value}”. Skriv till exempel ${name}=${example} och starta igen.`,
    'server.port-busy': ({ port }) =>
      `Port ${port} används redan av ett annat program, kanske av Rådslag självt. Avsluta det, eller välj en annan port med PORT.`,
    'server.port-refused': ({ port }) =>
      `Port ${port} får inte användas av den här användaren. Välj en port över 1023 med PORT.`,
    'lmtp.port-busy': ({ port }) =>
      `Port ${port} används redan av ett annat program. Avsluta det, eller välj en annan port med LMTP_PORT.`,
    'command.unknown': ({ name }) => `Kommandot ${name} finns inte. radslag --help visar dem som finns.`,
    'command.no-database': ({ why }) =>
      `Databasen svarar inte (${why}). Kontrollera DATABASE_URL, och att PostgreSQL är igång.`,
    'command.no-file': ({ file, why }) => `${file} går inte att läsa eller skriva (${why}).`,
    'server.no-such-address': ({ host }) =>
      `Adressen ${host} finns inte på den här datorn. Ändra HOST, till exempel till 127.0.0.1.`,
    'verify.no-file': ({ file }) => `Filen ${file} går inte att läsa.`,
    'backup.there-already': ({ file }) => `Filen ${file} finns redan. Välj ett annat namn.`,
    'backup.unreadable': ({ file }) => `${file} är ingen säkerhetskopia från Rådslag. Ange en annan fil.`,
    'backup.broken-off': ({ file }) =>
      `${file} är ofullständig. Ingenting har återställts. Använd en annan säkerhetskopia.`,
    'backup.other-program': ({ last }) =>
      `Säkerhetskopian hör till en nyare version av Rådslag (${last}). Återställ med den versionen.`,
    'backup.not-empty': 'Databasen är inte tom. En säkerhetskopia återställs bara i en ny databas.',
    'database.newer': ({ migration }) =>
      `Databasen hör till en nyare version av Rådslag (den har ${migration}). Starta den versionen i stället.`,
    'database.changed-migration': ({ migration }) =>
      `Filen db/migrations/${migration} skiljer sig från det som redan har körts i databasen. Återställ filen.`,
    'database.too-old': ({ version }) =>
      `Databasen är PostgreSQL ${version}. Rådslag behöver version 15 eller nyare.`,
  },
  en: {
    'form.required': 'Fill in this field.',
    'form.too-long': 'The text is too long.',
    'form.choose': 'Choose one of the alternatives.',
    'form.not-a-day':
      'Write the date as year-month-day, for example 2015-06-15. The day must be in the calendar.',
    'form.not-a-moment':
      'Write the time as year-month-day, with an hour if you like: 2015-06-15 or 2015-06-15T12:00.',
    'form.not-an-address': 'Write an e-mail address, for example registrator@kommun.example.',
    'form.not-a-number': 'Write a whole number.',
    'form.old':
      'The page had been open for too long, or opened elsewhere. What you wrote is still here – press once more.',
    'form.unreadable': 'What was sent could not be read. Go back and try again.',
    'form.too-large': 'What was sent is too large. A file may be 50 MB at most, a saved letter 80 MB.',
    'table.empty': 'The list is empty. Choose a file with a line of headings and at least one more.',
    'table.too-large': ({ rows }) => `The list is too large: at most ${rows} rows and 10 MB. Split it.`,
    'table.old-excel':
      'The file is in the old format of Excel (XLS). Open it in Excel and save it as an Excel workbook (XLSX).',
    'table.not-a-table': 'The file cannot be read as a list. Save it as an Excel workbook (XLSX) or CSV.',
    'visit.too-many': 'There have been too many requests in a short time. Wait a minute and try again.',
    'settings.unreadable': ({ name, value, example }) =>
      `The setting ${name} has a value that cannot be used: “${value}”. Write, for example, ${name}=${example} and start again.`,
    'server.port-busy': ({ port }) =>
      `Port ${port} is already used by another program, perhaps by Rådslag itself. Stop it, or choose another port with PORT.`,
    'server.port-refused': ({ port }) =>
      `Port ${port} may not be used by this user. Choose a port over 1023 with PORT.`,
    'lmtp.port-busy': ({ port }) =>
      `Port ${port} is used by another program already. End it, or choose another port with LMTP_PORT.`,
    'command.unknown': ({ name }) => `There is no command ${name}. radslag --help shows those there are.`,
    'command.no-database': ({ why }) =>
      `The database does not answer (${why}). Check DATABASE_URL, and that PostgreSQL is running.`,
    'command.no-file': ({ file, why }) => `${file} cannot be read or written (${why}).`,
    'server.no-such-address': ({ host }) =>
      `The address ${host} is not on this machine. Change HOST, for example to 127.0.0.1.`,
    'verify.no-file': ({ file }) => `The file ${file} cannot be read.`,
    'backup.there-already': ({ file }) => `The file ${file} already exists. Choose another name.`,
    'backup.unreadable': ({ file }) => `${file} is not a Rådslag backup. Name another file.`,
    'backup.broken-off': ({ file }) =>
      `${file} is incomplete. Nothing has been restored. Use another backup.`,
    'backup.other-program': ({ last }) =>
      `The backup belongs to a newer version of Rådslag (${last}). Restore it with that version.`,
    'backup.not-empty': 'The database is not empty. A backup can only be restored into a new database.',
    'database.newer': ({ migration }) =>
      `The database belongs to a newer version of Rådslag (it has ${migration}). Start that version instead.`,
    'database.changed-migration': ({ migration }) =>
      `The file db/migrations/${migration} differs from what has already been run in the database. Restore the file.`,
    'database.too-old': ({ version }) =>
      `The database is PostgreSQL ${version}. Rådslag needs PostgreSQL 15 or newer.`,
  },
}
