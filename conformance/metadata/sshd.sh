#!/usr/bin/env bash
# Boots as far as OpenSSH's server goes: sshd.sh PACKAGE FOLDER. Runs in the network of an instance, as the first process
# of its own, with mounts of its own: whatever it writes is written to a copy of this machine's files that ends with it.
# PACKAGE holds Debian's openssh-server, unpacked; FOLDER the host's key, and gets what sshd says.
#
# Who logs in is asked of the metadata service at each login. Whether a password will do is decided at this boot: by
# vendor data, as cloud-init does it.
set -euo pipefail

package=$1 folder=$2
space=$(mktemp -d)
mount --make-rprivate /
mount -t tmpfs guest "$space"
mkdir "$space"/{upper,work,root}
mount -t overlay guest -o "lowerdir=/,upperdir=$space/upper,workdir=$space/work" "$space/root"
root=$space/root
for part in usr lib; do
  if [ -d "$package/$part" ]; then cp -a "$package/$part/." "$root/$part/"; fi
done
mount -t proc proc "$root/proc"
mount -t tmpfs run "$root/run"
mount -t tmpfs tmp "$root/tmp"
mount --rbind /dev "$root/dev"
mkdir -p "$root/run/sshd" "$root/home/guest" "$root/etc/ssh"
rm -rf "$root/etc/ssh/sshd_config.d"
{ grep -v '^\(sshd\|guest\):' /etc/passwd
  echo "sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin"
  echo "guest:x:65532:65534::/home/guest:/bin/sh"; } >"$root/etc/passwd"
{ grep -v '^\(sshd\|guest\):' /etc/shadow
  echo 'sshd:!:19000::::::'
  echo "guest:$(openssl passwd -6 "open sesame"):19000::::::"; } >"$root/etc/shadow"
chown 65532 "$root/home/guest"
cp "$folder/host_key" "$root/etc/ssh/host_key"
chown root:root "$root/etc/ssh/host_key"
chmod 600 "$root/etc/ssh/host_key"
service=http://100.100.100.200
cat >"$root/usr/sbin/keys-of-instance" <<EOF
#!/bin/sh
exec curl -sf -m 5 $service/latest/meta-data/public-keys/0/openssh-key
EOF
chmod 755 "$root/usr/sbin/keys-of-instance"
passwords=yes
if curl -sf -m 5 "$service/latest/vendor-data" | grep -q '^ssh_pwauth: false$'; then passwords=no; fi
cat >"$root/etc/ssh/sshd_config" <<EOF
Port 22
HostKey /etc/ssh/host_key
AuthorizedKeysFile none
AuthorizedKeysCommand /usr/sbin/keys-of-instance
AuthorizedKeysCommandUser nobody
PasswordAuthentication $passwords
KbdInteractiveAuthentication no
UsePAM no
PidFile none
PrintMotd no
EOF
exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin /usr/sbin/sshd -D -e
