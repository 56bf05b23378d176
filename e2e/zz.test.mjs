import { suite } from './zzsuite.mjs'; suite('chromium');
