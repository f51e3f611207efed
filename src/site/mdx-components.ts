import Answer from '../components/Answer.astro';
import ApplicationFlow from '../components/pictures/ApplicationFlow.astro';
import Callout from '../components/Callout.astro';
import CaTimeline from '../components/pictures/CaTimeline.astro';
import ChainPicture from '../components/pictures/ChainPicture.astro';
import FactTable from '../components/FactTable.astro';
import FormField from '../tools/fill/FormField.astro';
import FormSheet from '../tools/fill/FormSheet.astro';
import KeyOrigin from '../components/pictures/KeyOrigin.astro';
import MixedContent from '../components/pictures/MixedContent.astro';
import ScriptFile from '../components/ScriptFile.astro';
import PlacementTable from '../components/PlacementTable.astro';
import Steps from '../components/Steps.astro';
import Tab from '../components/Tab.astro';
import Tabs from '../components/Tabs.astro';
import Term from '../components/Term.astro';
import Unverified from '../components/Unverified.astro';
import WhichCa from '../components/WhichCa.astro';

/** What an author may use in MDX without importing it. */
export const mdxComponents = {
  Answer,
  ApplicationFlow,
  Callout,
  CaTimeline,
  ChainPicture,
  FactTable,
  FormField,
  FormSheet,
  KeyOrigin,
  MixedContent,
  PlacementTable,
  ScriptFile,
  Steps,
  Tab,
  Tabs,
  Term,
  Unverified,
  WhichCa,
};
