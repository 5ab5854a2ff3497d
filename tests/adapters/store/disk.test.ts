import { diskStore } from '../../../src/adapters/store/disk.ts';
import { storeContract } from './contract.ts';
import { memoryStore } from './memory-store.ts';

storeContract('the folder store', diskStore);
storeContract('the store in memory', () => memoryStore());
