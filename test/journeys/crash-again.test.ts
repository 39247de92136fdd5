// kill -9 of the program or of its server in the middle of an import: three of seven blows, one of them certain.
import { test } from 'node:test';
import { CERTAIN, rounds } from '../support/crash-city.ts';
import { struckImports } from '../support/crash-import.ts';

const { strike, lookAround } = struckImports([...CERTAIN.slice(2), ...rounds(4, 20_211, 20).slice(2)]);

test('killed during an import, 3 times: the file is there whole or not at all', strike);
test('afterwards everything is in order, and nothing runs on', lookAround);
