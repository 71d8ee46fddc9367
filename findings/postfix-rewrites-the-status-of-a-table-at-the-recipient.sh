#!/usr/bin/env bash
# The status that a Postfix administrator writes into an access table is not the one that the client gets.
#
# Believed: a line `550 5.1.8 …` of check_recipient_access (or of a policy service) is said to the client as it stands;
#           Postfix only puts "<address>: Recipient address rejected:" before the words.
# So:       Postfix 3.7.11 fits the enhanced status to what it has just checked. At the recipient a status about the
#           *sender* becomes one about the *recipient*: 5.1.7 is said as 5.1.3, 5.1.8 as 5.1.2. One that it does not
#           know, 5.1.10 (a domain that takes no mail, RFC 7505), is said as 5.1.0. 5.7.x stays.
# Matters:  who suppresses an address by the enhanced status of RCPT TO silences leads because of an answer about the
#           sender, and keeps on mailing a domain that takes no mail. Behind "Recipient address rejected:" only the words
#           are what somebody wrote.
# Seen:     5.1.7 -> 550 5.1.3 <a@y.example>: Recipient address rejected: the sender is unknown
#           5.1.8 -> 550 5.1.2 <b@y.example>: Recipient address rejected: the domain of the sender is unknown
#           5.1.10 -> 550 5.1.0 <c@y.example>: Recipient address rejected: the domain takes no mail
#           5.7.23 -> 550 5.7.23 <d@y.example>: Recipient address rejected: the sender is not allowed
#
# Unpacks a pinned package into a temporary folder and installs nothing. Needs Debian 12, root (Postfix gives up its
# rights by itself) and python3. Fails when the behaviour changes.
set -euo pipefail
folder="$(mktemp -d)"
chmod 755 "$folder"
master=
trap '[ -z "$master" ] || kill "$master"; rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq postfix=3.7.11-0+deb12u1 >/dev/null 2>&1
dpkg -x postfix_*.deb unpacked
daemons="$folder/unpacked/usr/lib/postfix/sbin"
port=$((20000 + RANDOM % 10000))
mkdir -p etc data spool/{active,bounce,corrupt,defer,deferred,flush,hold,incoming,maildrop,pid,private,public,saved,trace}
chown -R games data spool/{active,bounce,corrupt,defer,deferred,flush,hold,incoming,private,public,saved,trace}
cat >etc/master.cf <<CONF
127.0.0.1:$port inet n - n - - smtpd
rewrite unix - - n - - trivial-rewrite
CONF
cat >etc/main.cf <<CONF
compatibility_level = 3.6
queue_directory = $folder/spool
data_directory = $folder/data
daemon_directory = $daemons
command_directory = $folder/unpacked/usr/sbin
import_environment = MAIL_CONFIG LD_LIBRARY_PATH
mail_owner = games
setgid_group = mail
myhostname = mx.example
mydestination =
alias_maps =
local_recipient_maps =
smtpd_client_connection_count_limit = 0
smtpd_relay_restrictions =
smtpd_recipient_restrictions = check_recipient_access inline:{
  { a@y.example = 550 5.1.7 the sender is unknown }
  { b@y.example = 550 5.1.8 the domain of the sender is unknown }
  { c@y.example = 550 5.1.10 the domain takes no mail }
  { d@y.example = 550 5.7.23 the sender is not allowed } }, reject
CONF
export MAIL_CONFIG="$folder/etc" LD_LIBRARY_PATH="$folder/unpacked/usr/lib/postfix"
"$daemons/master" -d &
master=$!
cat >ask.py <<'CODE'
import smtplib, sys, time

for attempt in range(100):
    try:
        server = smtplib.SMTP('127.0.0.1', int(sys.argv[1]), timeout=10)
        break
    except OSError:
        time.sleep(0.1)
server.ehlo('client.example')
server.mail('news@x.example')
for written, name in (('5.1.7', 'a'), ('5.1.8', 'b'), ('5.1.10', 'c'), ('5.7.23', 'd')):
    code, text = server.rcpt(f'{name}@y.example')
    print(written, '->', code, text.decode())
server.quit()
CODE
timeout 60 python3 ask.py "$port" | tee seen.txt
[ "$(cut -d' ' -f1-4 seen.txt | tr '\n' '|')" = '5.1.7 -> 550 5.1.3|5.1.8 -> 550 5.1.2|5.1.10 -> 550 5.1.0|5.7.23 -> 550 5.7.23|' ]
echo 'as described'
