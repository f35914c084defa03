import { answerRequests } from '../child/child-reader.ts'
import { unpack } from './unpack.ts'

/** The child of `letter-parts.ts`. */
answerRequests(unpack)
