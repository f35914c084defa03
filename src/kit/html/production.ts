/**
 * Imported before all else by the program: React chooses its build when it is first loaded, and the other one renders
 * five times slower (a board of 26 members 5 ms, not 1). Imports run before the lines under them, so this is a file.
 */
process.env['NODE_ENV'] = 'production'
