import { keepFragment } from './site/keep-fragment.ts';

keepFragment(document, location);
