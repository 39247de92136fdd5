import { hashOf } from '../manifest/hashing.ts';
import { isSigned, keyIdOf } from '../manifest/installation-key.ts';
import type { ProofTools } from './tools.ts';

/** The tools of the verifier in Node. */
export const NODE_TOOLS: ProofTools = Object.freeze({ hashOf, isSigned, keyIdOf });
