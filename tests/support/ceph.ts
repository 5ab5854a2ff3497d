import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

export interface CephPlace {
  readonly folder: string;
  readonly cluster: string;
  readonly monitorPort: number;
  readonly gatewayPort: number;
}

export const newCephPlace = (folder: string, monitorPort: number, gatewayPort: number): CephPlace => ({
  folder,
  cluster: randomUUID(),
  monitorPort,
  gatewayPort,
});

/**
 * One monitor, one object server that keeps everything in memory, one gateway: nothing asks who is there, nothing is
 * kept twice. Where the defaults wait a second for more of the same (`paxos`), these do not.
 */
export const cephConf = ({ folder, cluster, monitorPort, gatewayPort }: CephPlace): string => `
[global]
fsid = ${cluster}
mon host = v1:127.0.0.1:${monitorPort}
auth cluster required = none
auth service required = none
auth client required = none
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr2 = false
ms bind port min = 12000
ms bind port max = 32000
run dir = ${folder}
log file = ${join(folder, '$name.log')}
admin socket = ${join(folder, '$name.asok')}
pid file =
keyring = ${join(folder, 'keyring')}
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
[mon]
mon data = ${join(folder, 'mon')}
mon allow pool size one = true
mon max pg per osd = 4000
mon data avail crit = 1
mon data avail warn = 1
mon cluster log file = ${join(folder, 'cluster.log')}
paxos propose interval = 0.02
paxos min wait = 0.01
[osd]
osd data = ${join(folder, 'osd')}
osd objectstore = memstore
memstore device bytes = 4294967296
osd memory target = 939524096
# A quick machine asks these two before it knows the cluster, is refused, and ends.
osd crush update on start = false
osd class update on start = false
debug osd = 0
[client.rgw]
# Others want parts of 5 MiB; so small ones show the same with small files.
rgw multipart min part size = 65536
rgw frontends = beast endpoint=127.0.0.1:${gatewayPort}
rgw gc obj min wait = 10
rgw gc processor period = 10
`;
