import { zipSync } from 'fflate';
import { createIssuer } from '../../peculiar/issuer.ts';

globalThis.kbIssuer = { createIssuer, zipSync };
