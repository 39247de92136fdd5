// The door of the first run: an empty city becomes one that somebody can sign in to.
export { cityFace } from './city-face.ts';
export { isEmptyCity } from './is-empty-city.ts';
export { type FirstStep, firstSteps } from './first-steps.ts';
export { startCity, type StartedCity } from './start-city.ts';
export { startDemo } from './start-demo.ts';
