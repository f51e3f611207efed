// What tools are made of, whatever they are about. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
import 'needs:guard';
