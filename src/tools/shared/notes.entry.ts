// Says in words what could not be read, and where a result leads to. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
import 'needs:guard bench';
