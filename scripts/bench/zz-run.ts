import { benchIssue } from './issue.ts';
const r = await benchIssue(Number(process.argv[2]));
console.log(JSON.stringify(r, null, 1));
