/** Environment variable: the directory below which a test run keeps all that it makes. */
export const TEST_HOME_VARIABLE = 'MINGZE_TEST_HOME';
