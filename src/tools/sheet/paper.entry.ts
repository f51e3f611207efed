// What stands below every verdict. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
import 'needs:guard bench notes core judge';
