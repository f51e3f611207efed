import Answer from '../components/Answer.astro';
import Callout from '../components/Callout.astro';
import Steps from '../components/Steps.astro';
import Tab from '../components/Tab.astro';
import Tabs from '../components/Tabs.astro';
import Term from '../components/Term.astro';
import Unverified from '../components/Unverified.astro';
import WhichCa from '../components/WhichCa.astro';

/** What an author may use in MDX without importing it. */
export const mdxComponents = { Answer, Callout, Steps, Tab, Tabs, Term, Unverified, WhichCa };
