import { readable } from '../../core/lost/asked-for.ts';
import { tellAsked } from './tell-asked.ts';

const tell = (): void => tellAsked(document, readable(location.hash.slice(1)));
addEventListener('hashchange', tell);
tell();
