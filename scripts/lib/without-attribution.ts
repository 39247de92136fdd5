// Loaded into the process of each test file before anything else (decision 0117).
import { type AsyncHook, createHook } from 'node:async_hooks';

/**
 * Keeps Node's test runner from following every promise to the test that made it. It does so to say of an error that
 * nobody caught which test it belongs to; a hook at the end of each promise's life took tests of a service a tenth to a
 * fifth of their work. Without it such an error ends the process, and the whole file has failed: nothing is lost but the name.
 * Any other hook, such as that of AsyncLocalStorage, is left alone.
 */
function withoutAttribution(): void {
  const hooks = Object.getPrototypeOf(createHook({})) as { enable: (this: AsyncHook) => AsyncHook };
  const { enable } = hooks;
  hooks.enable = function enableUnlessRunners(this: AsyncHook) {
    return isTheRunners(new Error('who asks?')) ? this : enable.call(this);
  };
}

/** Whether the test runner itself asked: what a test asks for has the runner below it too, but not next to it. */
function isTheRunners({ stack = '' }: Error): boolean {
  const [, , caller = ''] = stack.split('\n');
  return caller.includes('node:internal/test_runner/');
}

withoutAttribution();
