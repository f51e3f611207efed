import type { APIRoute } from 'astro';
import { factCalendar } from '../site/fact-calendar.ts';
import { facts, lastChecked } from '../site/facts.ts';

/** The coming dates for a calendar. */
export const GET: APIRoute = () => new Response(factCalendar(facts(), lastChecked(facts())));
