// kill -9 of the program or of its server in the middle of an import: the first half of ten blows.
import { rounds } from '../support/crash-city.ts';
import { testsOfImports } from '../support/crash-import.ts';

testsOfImports(rounds(10, 20_211, 40).slice(0, 5));
