// The door of the office: what the installation and its offices need before and around the stages of the chain.
export { cityFace } from './first-steps/city-face.ts';
export { isEmptyCity } from './first-steps/is-empty-city.ts';
export { firstSteps } from './first-steps/first-steps.ts';
export { startCity } from './first-steps/start-city.ts';
export { startDemo } from './first-steps/start-demo.ts';
