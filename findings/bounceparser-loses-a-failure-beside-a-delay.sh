#!/usr/bin/env bash
# A delivery status about two people, one refused and one delayed: Mail::DeliveryStatus::BounceParser says "no bounce".
#
# Believed: a report is a bounce where any of its recipients failed, and the order of the recipients (RFC 3464, 2.3)
#           says nothing.
# So:       libmail-deliverystatus-bounceparser-perl 1.543 stops at the first recipient whose action is not `failed` or
#           `expanded`: `is_bounce` is then false for the whole report. Where the failed one stands in front, it is still
#           among `addresses`; behind the delayed or delivered one, it is lost. Sisimai 4.25.15 gives every recipient
#           with its own action, in either order.
# Matters:  a sender that asks for reports of success or sends one mail to several people gets such reports, and goes
#           on mailing a dead address. Read each group of fields by itself; let no flag of the whole report decide.
# Seen:     failed, delayed: BounceParser is_bounce 0, addresses budi@home.example; Sisimai failed budi@home.example
#           delayed, failed: BounceParser is_bounce 0, addresses none; Sisimai failed budi@home.example
#           delivered, failed: BounceParser is_bounce 0, addresses none; Sisimai failed budi@home.example
#           failed: BounceParser is_bounce 1, addresses budi@home.example; Sisimai failed budi@home.example
#
# Unpacks pinned packages into a temporary folder and installs nothing. Needs Debian 12 and perl. Fails when the
# behaviour changes.
set -euo pipefail
folder="$(mktemp -d)"
chmod 755 "$folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libmail-deliverystatus-bounceparser-perl=1.543+repacked-1 libsisimai-perl=4.25.15-1 \
  libmailtools-perl=2.21-2 libmime-tools-perl=5.510-1 libtimedate-perl=2.3300-2 libconvert-binhex-perl=1.125-3 \
  libclass-accessor-lite-perl=0.08-3 libjson-perl=4.10000-1 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" unpacked; done
cat >read.pl <<'CODE'
use strict;
use warnings;
use Mail::DeliveryStatus::BounceParser;
use Sisimai;

my %group = (
    failed => "budi\@home.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n",
    delayed => "ani\@home.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; 451 4.4.1 Try later\n",
    delivered => "ani\@home.example\nAction: delivered\nStatus: 2.0.0\nDiagnostic-Code: smtp; 250 2.0.0 Ok\n",
);
for my $order (['failed', 'delayed'], ['delayed', 'failed'], ['delivered', 'failed'], ['failed']) {
    my $groups = join "\n", map { "Final-Recipient: rfc822; $group{$_}" } @$order;
    my $mail = <<"MAIL";
Return-Path: <>
From: MAILER-DAEMON\@mx.example
To: bounce\@shop.example
Subject: Delivery Status Notification
Date: Sat, 28 Nov 2026 10:00:00 +0700
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain; charset=us-ascii

This is what became of your message.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

$groups
--cut
Content-Type: text/rfc822-headers

From: news\@shop.example
Message-ID: <1\@shop.example>
Subject: News

--cut--
MAIL
    open my $file, '>', 'mail.eml' or die $!;
    print $file $mail;
    close $file;

    my $bounce = Mail::DeliveryStatus::BounceParser->new($mail);
    my @addresses = sort $bounce->addresses;
    my @failed = map { $_->recipient->address } grep { $_->action eq 'failed' } @{ Sisimai->make('mail.eml') || [] };
    print join(', ', @$order), ': BounceParser is_bounce ', $bounce->is_bounce, ', addresses ', "@addresses" || 'none',
        "; Sisimai failed @failed\n";
}
CODE
said="$(perl -I unpacked/usr/share/perl5 read.pl)"
echo "$said"
sisimai='Sisimai failed budi@home.example'
grep -qxF "failed, delayed: BounceParser is_bounce 0, addresses budi@home.example; $sisimai" <<<"$said"
grep -qxF "delayed, failed: BounceParser is_bounce 0, addresses none; $sisimai" <<<"$said"
grep -qxF "delivered, failed: BounceParser is_bounce 0, addresses none; $sisimai" <<<"$said"
grep -qxF "failed: BounceParser is_bounce 1, addresses budi@home.example; $sisimai" <<<"$said"
