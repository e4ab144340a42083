#!/usr/bin/env bash
# Boots as a guest of Debian does, as far as cloud-init goes: guest.sh PACKAGE RESULTS. Runs in the network of an
# instance, as the first process of its own, with a host name and mounts of its own: whatever it writes is written
# to a copy of this machine's files that ends with it. PACKAGE holds Debian's cloud-init, unpacked.
set -euo pipefail

package=$1 results=$2
space=$(mktemp -d)
mount --make-rprivate /
mount -t tmpfs guest "$space"
mkdir "$space"/{upper,work,root}
mount -t overlay guest -o "lowerdir=/,upperdir=$space/upper,workdir=$space/work" "$space/root"
root=$space/root
cp -a "$package/usr" "$package/etc" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t tmpfs run "$root/run"
mount -t tmpfs tmp "$root/tmp"
mount --rbind /dev "$root/dev"
rm -f "$root/.dockerenv" "$root/etc/ssh/"ssh_host_*
# What the firmware of a machine of the cloud says, and what asks it.
# Source: Client rules, cloud-init.
echo "Alibaba Cloud ECS" >"$root/tmp/product"
if [ -e "$root/sys/class/dmi/id/product_name" ]; then
  mount --bind "$root/tmp/product" "$root/sys/class/dmi/id/product_name"
fi
printf '#!/bin/sh\necho "Alibaba Cloud ECS"\n' >"$root/usr/sbin/dmidecode"
chmod 755 "$root/usr/sbin/dmidecode"
# The network is there already, and packages are not this test's.
cat >"$root/etc/cloud/cloud.cfg.d/99_guest.cfg" <<'EOF'
datasource_list: [AliYun]
network: {config: disabled}
apt: {preserve_sources_list: true}
locale: C.UTF-8
EOF
sed -i 's/^hosts:.*/hosts: files/' "$root/etc/nsswitch.conf" # nobody answers for names here
hostname guest
run() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"; }
stages=0
for stage in "init --local" init "modules --mode=config" "modules --mode=final"; do
  # shellcheck disable=SC2086
  run timeout 120 cloud-init $stage >>"$space/log" 2>&1 || stages=1
done
hostname >"$results/hostname"
cp "$root/run/cloud-init/result.json" "$root/run/cloud-init/status.json" "$results/" || true
cp "$root/var/log/cloud-init.log" "$results/" || true
cp "$space/log" "$results/output"
cp "$root/home/debian/.ssh/authorized_keys" "$results/" || true
cp "$root/var/lib/user-data-ran" "$results/" || true
exit $stages
