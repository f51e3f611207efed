#!/bin/sh
# kb-probe.sh：看伺服器實際送出什麼。只和它交握，再問一次 HEAD /；不登入，也不更動任何東西。
# 要 POSIX sh、openssl（1.0.2 以上）與 awk、od、mkfifo；有 bash、ncat、socat 或 nc 才問得到 SSLv3 與弱的加密套件。
#
#   sh kb-probe.sh [選項] 主機[:連接埠]…  > 結果.txt
#
#   --sni 名稱        交握時說的網域；不寫就是主機，- 是不說
#   --address 位址    連到這個位址，不查 DNS
#   --all-addresses   主機有幾個位址，就各看一次
#   --starttls 種類   smtp、imap、pop3 或 ftp
#   --file 清單       一行一台「主機[:連接埠] [位址]」，# 開頭的行是說明
#   --timeout 秒      每一步最多等幾秒，不寫是 5
#   --http-port 埠    不加密的 HTTP 在哪一個連接埠；不寫是 80，只在連接埠是 443 時問
#
# 結束代碼：0 每一台都連上了；1 有連不上的；2 用法不對。
set -u
umask 077
export LC_ALL=C
# The system's own settings would hide what the server still accepts.
export OPENSSL_CONF=/dev/null
VERSION='kb-probe.sh 1.0'

# The bytes of each ClientHello, as numbered by IANA. This is the table of the site's own program; a test compares them.
suites=c02bc02fc02cc030cca9cca8c023c027c024c028c009c013c00ac014009e009fccaa0067006b00330039009c009d003c003d002f0035c008c0120016000ac007c01100050004000900150014001100080003000600620064
suites13=130213031301
alpn=0010000e000c02683208687474702f312e31
groups=000a000a0008001d001700180019
points=000b00020100
signatures=000d0018001604030503060308040805080604010501060102030201
status=000500050100000000
renegotiation=ff01000100
versions13=002b0003020304
weak_NULL=00010002003bc001c006c00bc010c015
weak_anon=0018001b0034003a0046006c006d0089009b00a600a7c016c017c018c019001a0017
weak_EXPORT=0003000600080014001100620064000b000e
weak_DES=000900150012000c000f
weak_RC4=00040005c007c011c002c00c
weak_3DES=000a00160013c008c012c003c00d000d0010
weak_RSA=009d009c003d0035003c002fc09dc09c008400410096

say() { printf '%s\n' "$*" >&2; }
wrong() { say "kb-probe：$*"; exit 2; }
usage() { say '用法：sh kb-probe.sh [--sni 名稱] [--address 位址] [--all-addresses] [--starttls smtp|imap|pop3|ftp]
       [--file 清單] [--timeout 秒] [--http-port 埠] 主機[:連接埠]…'; }

# ── What was asked for: nothing goes on to a command before it has been looked at ──
is_address() {
  case $1 in '' | *[!0-9A-Fa-f:.]*) return 1 ;; *:*:*) return 0 ;; *[!0-9.]* | *..* | .* | *.) return 1 ;; *.*.*.*) return 0 ;; esac
  return 1
}
is_name() { case $1 in '' | [.-]* | *[!A-Za-z0-9.-]* | *..*) return 1 ;; esac; [ ${#1} -le 253 ]; }
is_number() { case $1 in '' | 0* | *[!0-9]* | ??????*) return 1 ;; esac; [ "$1" -le "$2" ]; }
# One line "host port address" more in $targets; $1 as it was written, $2 its address or nothing.
target() {
  port=443
  case $1 in
    \[*\]:*) host=${1%%\]*} port=${1##*\]:} host=${host#\[} ;;
    \[*\]) host=${1#\[} host=${host%\]} ;;
    *:*:*) host=$1 ;;
    *:*) host=${1%%:*} port=${1#*:} ;;
    *) host=$1 ;;
  esac
  is_address "$host" || is_name "$host" || wrong "主機「$1」寫錯了：只能有英文字母、數字、點與連字號（中文網域寫成 xn-- 開頭的樣子）。"
  is_number "$port" 65535 || wrong "「$1」的連接埠寫錯了：要是 1 到 65535。"
  [ -z "${2-}" ] || is_address "$2" || wrong "位址「$2」寫錯了：要寫 IP 位址。"
  targets="$targets$host $port ${2:--}
"
}
targets='' sni='' given='' every='' starttls=- timeout=5 http_port=''
while [ $# -gt 0 ]; do
  case $1 in
    --help) usage; exit 0 ;;
    --all-addresses) every=yes; shift; continue ;;
    --sni | --address | --starttls | --file | --timeout | --http-port)
      [ $# -ge 2 ] || wrong "$1 後面少了值。"
      case $1 in
        --sni) [ "$2" = - ] || is_name "$2" || wrong "--sni 的名稱「$2」寫錯了。"; sni=$2 ;;
        --address) is_address "$2" || wrong "--address 要寫 IP 位址，不是「$2」。"; given=$2 ;;
        --starttls) case $2 in smtp | imap | pop3 | ftp) starttls=$2 ;; *) wrong '--starttls 只能是 smtp、imap、pop3 或 ftp。' ;; esac ;;
        --timeout) is_number "$2" 600 || wrong '--timeout 要寫 1 到 600 的秒數。'; timeout=$2 ;;
        --http-port) is_number "$2" 65535 || wrong '--http-port 要寫 1 到 65535。'; http_port=$2 ;;
        --file)
          if [ -d "$2" ] || [ ! -r "$2" ]; then wrong "讀不到清單 $2。"; fi
          while read -r what where more; do
            what=${what#"$(printf '\357\273\277')"}
            case $what in '' | \#*) continue ;; esac
            case $where in \#*) where='' more='' ;; esac
            case $more in '' | \#*) ;; *) wrong "清單的這一行寫錯了：$what $where $more" ;; esac
            target "$what" "$where"
          done <<EOF
$(tr -d '\r' <"$2")
EOF
          ;;
      esac
      shift 2 ;;
    -*) usage; wrong "不認得選項「$1」。" ;;
    *) target "$1"; shift ;;
  esac
done
[ -n "$targets" ] || { usage; wrong '沒有寫主機。'; }
for program in openssl awk od sed tr tail mkfifo mktemp date; do
  command -v "$program" >/dev/null 2>&1 || wrong "這台主機沒有 $program，或不在 PATH 裡。"
done

# ── One program at a time, watched: what it says is in $dir/out and $dir/words, at most 1 MiB ──
dir=$(mktemp -d "${TMPDIR:-/tmp}/kb-probe.XXXXXX") || wrong '沒有辦法建立暫存資料夾。'
finish() { stop; rm -rf "$dir"; }
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 141' PIPE
ended=''
# Standard input is $1, opened here and now; fd 3 of this shell writes to $dir/in.
start() {
  rm -f "$dir/in" "$dir/over" "$dir/pid" "$dir/line"
  mkfifo "$dir/in" && exec 3<>"$dir/in" 6<"$1"
  : >"$dir/out"
  : >"$dir/words"
  began=$(date +%s) seen=0 how=''
  shift
  {
    ulimit -f 2048
    "$@" <&6 6<&- >"$dir/out" 2>"$dir/words" &
    echo $! >"$dir/pid"
    wait $!
    : >"$dir/over"
  } 3>&- 2>/dev/null &
  exec 6<&-
}
# Of the last one, if that is not over. $! is there as soon as the program is: a signal may come before a line of our own has kept it.
stop() {
  [ "${!-}" != "$ended" ] || return 0
  exec 3>&-
  until [ -s "$dir/pid" ]; do nap; done
  [ -f "$dir/over" ] || kill "$(cat "$dir/pid")" 2>/dev/null
  wait "$!" 2>/dev/null
  ended=$!
}
nap() { sleep 0.05 2>/dev/null || sleep 1; }
size() { echo $(($(wc -c <"$dir/out"))); }
heard() { grep -Eiq "$1" "$dir/words"; }
# Until the command $1 is content. Where it never is, $how says why, and it is asked once more: closed, reset, refused, too-large, timeout.
await() {
  until "$1"; do
    [ -z "$how" ] || return 1
    if [ -f "$dir/over" ]; then
      how=closed
      if [ "$(size)" -ge 1048576 ]; then how=too-large
      elif heard 'reset by peer|errno=104|errno=54'; then how=reset
      elif heard 'connection refused'; then how=refused
      elif heard 'unreachable|no route'; then how=failed; fi
    elif [ $(($(date +%s) - began)) -gt "$timeout" ]; then how=timeout
    else nap; fi
  done
  # What came whole just before the connection ended came whole.
  how=''
}
never() { return 1; }
said() { case $1 in closed | reset) echo "no $1" ;; *) echo "unknown $1" ;; esac; }

# ── A socket of our own, for what the library refuses to speak ──
raw=''
# Some bashes are built without /dev/tcp: then it is a file that is not there. Port "x" is none, so that nothing is sent.
for program in bash ncat socat nc; do
  command -v $program >/dev/null 2>&1 || continue
  if [ $program = bash ] && bash -c ': 3<>/dev/tcp/127.0.0.1/x' 2>&1 | grep -q 'No such file'; then continue; fi
  raw=$program
  break
done
joined() { case $1 in *:*) echo "[$1]:$2" ;; *) echo "$1:$2" ;; esac; }
# shellcheck disable=SC2016
connect() {
  case $raw in
    bash) start "$dir/in" bash -c 'exec 4<>"/dev/tcp/$0/$1" 5<&0 || exit 1; cat <&5 >&4 & exec cat <&4' "$1" "$2" ;;
    socat) start "$dir/in" socat - "TCP:$(joined "$1" "$2")" ;;
    ncat) start "$dir/in" ncat --no-shutdown "$1" "$2" ;;
    *) start "$dir/in" "$raw" "$1" "$2" ;;
  esac
}
# Nothing more is sent. These two see that the server has hung up only then; busybox's nc would hang up as well.
sent() {
  case $raw in ncat) exec 3>&- ;; nc) nc -h 2>&1 | grep -qi busybox || exec 3>&- ;; esac
}
# The words with which a protocol turns to TLS; false where the server does not (RFC 3207, 9051, 2595, 4217).
turn() {
  skip=0
  case $starttls in
    smtp) dialogue '' '^220 ' && dialogue 'EHLO kb-probe.invalid' '^250 ' && dialogue STARTTLS '^220 ' ;;
    imap) dialogue '' '^[*] OK' && dialogue 'a1 STARTTLS' '^A1 OK' ;;
    pop3) dialogue '' '^[+]OK' && dialogue STLS '^[+]OK' ;;
    ftp) dialogue '' '^220 ' && dialogue 'AUTH TLS' '^234' ;;
  esac && { [ "$starttls" = - ] || skip=$(size); }
}
dialogue() {
  wanted=$2
  if [ -n "$1" ]; then skip=$(size); printf '%s\r\n' "$1" >&3; fi
  await replied && [ "$reply" = yes ]
}
# Whole lines only: the last one, perhaps half of one, waits for its end.
replied() {
  reply=$({ tail -c +$((skip + 1)) "$dir/out" | tr -d '\000'; printf '~'; } | awk -v wanted="$wanted" '
    NR > 1 && line ~ /^([45][0-9][0-9] |A1 (NO|BAD)|-ERR)/ { print "no"; exit }
    NR > 1 && line ~ wanted { print "yes"; exit }
    { line = toupper($0) }')
  [ -n "$reply" ]
}
sized() { printf '%04x%s' $((${#1} / 2)) "$1"; }
# The escapes with which printf writes a ClientHello: protocol, suites, name or "-", ALPN or nothing (RFC 8446, 4.1.2; RFC 6101).
hello() {
  version=0303 record=0301 extensions='' random=$(openssl rand -hex 32)
  case $1 in TLSv1.1) version=0302 ;; TLSv1.0) version=0301 ;; SSLv3) version=0300 record=0300 ;; esac
  if [ "$1" != SSLv3 ]; then
    if [ "$3" != - ]; then extensions=0000$(sized "$(sized "00$(sized "$(printf %s "$3" | od -An -v -tx1 | tr -d ' \n')")")"); fi
    extensions=$extensions$points$groups$signatures$status$renegotiation$4
    [ "$1" != TLSv1.3 ] || extensions=$extensions${versions13}0033$(sized "$(sized "001d$(sized "$(openssl rand -hex 32)")")")
    # Old load balancers hang on a hello of 256 to 511 bytes (RFC 7685).
    whole=$((45 + (${#2} + ${#extensions}) / 2))
    if [ $whole -gt 255 ] && [ $whole -lt 512 ]; then
      pad=''
      [ $whole -ge 508 ] || pad=$(printf "%0$((2 * (508 - whole)))d" 0)
      extensions=${extensions}0015$(sized "$pad")
    fi
    extensions=$(sized "$extensions")
  fi
  body=$version${random}00$(sized "$2")0100$extensions
  printf '%s' "16$record$(sized "0100$(sized "$body")")" | awk '{ for (i = 1; i < length($0); i += 2) {
    n = 16 * index("123456789abcdef", substr($0, i, 1)) + index("123456789abcdef", substr($0, i + 1, 1)); printf "\\%03o", n } }'
}
# Reads the hex of an answer as far as the ServerHello or its end and prints one line: protocol suite group alpn certificates stapled ending.
# Nothing while more is needed; $how, once there is no more, is the ending. Certificates and OCSP response are left in files.
# shellcheck disable=SC2016
reader='
function num(s,  n, i) { n = 0; for (i = 1; i <= length(s); i++) n = n * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1; return n }
function at(s, from, n) { return substr(s, 2 * from + 1, 2 * n) }
function over(words) { end = words; return 0 }
function take(n,  line, out) {
  while (length(buf) < 2 * n) {
    if ((getline line) <= 0) return ending == "" ? over("more") : over(ending)
    gsub(/[ \t]/, "", line)
    buf = buf line
  }
  out = substr(buf, 1, 2 * n)
  buf = substr(buf, 2 * n + 1)
  taken = out
  return 1
}
function record(  head, size) {
  if (!take(5)) return
  head = taken; size = num(substr(head, 7, 4))
  if (head !~ /^1[4567]03/) return over("unknown not-tls")
  if (size > 18432 || ++records > 40000) return over("unknown garbage")
  if (!take(size)) return
  if (head ~ /^15/) {
    if (size != 2) return over("unknown garbage")
    # After a warning the server itself goes on, unless it says goodbye.
    if (taken ~ /^01/ && taken != "0100") return
    return over("no alert-" num(substr(taken, 3)))
  }
  if (head !~ /^16/) return over("unknown garbage")
  held = held taken
  while (end == "" && length(held) >= 8) {
    size = num(substr(held, 3, 6))
    if (size > 262144) return over("unknown too-large")
    if (length(held) < 8 + 2 * size) return
    if (++messages > 64) return over("unknown garbage")
    message(substr(held, 1, 2), substr(held, 9, 2 * size))
    held = substr(held, 9 + 2 * size)
  }
}
function message(kind, m) {
  if (kind == "02") {
    if (!server(m)) over("unknown garbage")
    else if (upto == "hello" || protocol == "TLSv1.3") over("- -")
  } else if (protocol == "-") over("unknown garbage")
  else if (kind == "0b") certificates(m)
  else if (kind == "16" && m ~ /^01/) {
    if (length(m) < 8 || 2 * num(at(m, 1, 3)) != length(m) - 8) return over("unknown garbage")
    # An empty one is none.
    if (length(m) > 8) { stapled = "yes"; response = substr(m, 9) }
  }
  else if (kind == "0c") group = exchange(m)
  else if (kind == "0e") over("- -")
}
function server(m,  p, size, value, version) {
  p = 35 + num(at(m, 34, 1)); version = at(m, 0, 2)
  if (length(m) < 2 * (p + 3)) return 0
  suite = at(m, p, 2)
  for (p += 5; 2 * (p + 4) <= length(m); p += 4 + length(value) / 2) {
    value = at(m, p + 4, num(at(m, p + 2, 2)))
    if (at(m, p, 2) == "002b") version = value
    if (at(m, p, 2) == "0033") group = named(at(value, 0, 2))
    if (at(m, p, 2) == "0010") alpn = letters(at(value, 3, num(at(value, 2, 1))))
  }
  if (!(version in versions)) return 0
  protocol = versions[version]
  return 1
}
function letters(s,  i, n, out) {
  for (i = 0; i < length(s) / 2; i++) { n = num(at(s, i, 1)); out = out (n > 32 && n < 127 ? sprintf("%c", n) : "?") }
  return out == "" ? "-" : out
}
function certificates(m,  p, size) {
  if (length(m) < 6 || 2 * num(at(m, 0, 3)) != length(m) - 6) return over("unknown garbage")
  count = 0
  for (p = 3; 2 * p < length(m); p += 3 + size) {
    size = num(at(m, p, 3))
    if (size == 0 || 2 * (p + 3 + size) > length(m)) { count = "-"; return over("unknown garbage") }
    der[++count] = at(m, p + 3, size)
  }
}
function named(number) { return number in curves ? curves[number] : "0x" number }
# A finite field is known by its suite, and named by the length of its prime.
function exchange(m,  size, p) {
  if (suite ~ /^00(1[1-9ab]|3[23489a]|40|6[35789abcd]|9[ef]|a[0-7])$/ || suite == "ccaa") {
    size = num(at(m, 0, 2))
    for (p = 0; p < size && at(m, 2 + p, 1) == "00"; p++);
    if (p == size || length(m) < 4 + 2 * size) return "-"
    size = (size - p) * 8
    p = num(at(m, 2 + p, 1))
    for (p *= 2; p < 256; p *= 2) size--
    return "dhe-" size
  }
  return m ~ /^03/ ? named(at(m, 1, 2)) : group
}
function pem(label, s, file,  i, j, part, n, line, letter) {
  print "-----BEGIN " label "-----" >file
  for (i = 1; i <= length(s); i += 96) {
    part = substr(s, i, 96); line = ""
    for (j = 1; j <= length(part); j += 6) {
      letter = substr(part, j, 6); n = num(substr(letter "0000", 1, 6))
      line = line substr(base64, int(n / 262144) + 1, 1) substr(base64, int(n / 4096) % 64 + 1, 1) \
        (length(letter) > 2 ? substr(base64, int(n / 64) % 64 + 1, 1) : "=") (length(letter) > 4 ? substr(base64, n % 64 + 1, 1) : "=")
    }
    print line >file
  }
  print "-----END " label "-----" >file
}
BEGIN {
  base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  versions["0300"] = "SSLv3"; versions["0301"] = "TLSv1.0"; versions["0302"] = "TLSv1.1"; versions["0303"] = "TLSv1.2"; versions["0304"] = "TLSv1.3"
  curves["0015"] = "secp224r1"; curves["0016"] = "secp256k1"; curves["0017"] = "secp256r1"; curves["0018"] = "secp384r1"
  curves["0019"] = "secp521r1"; curves["001d"] = "x25519"; curves["001e"] = "x448"; curves["11ec"] = "X25519MLKEM768"
  protocol = suite = group = alpn = count = "-"; stapled = "no"
  while (end == "") record()
  if (end == "more") exit
  for (i = 1; i <= count + 0; i++) pem("CERTIFICATE", der[i], chain)
  if (response != "") pem("OCSP RESPONSE", response, ocsp)
  print protocol, suite, group, alpn, count, stapled, end
}'
answered() {
  now=$(size)
  [ -n "$how" ] || [ "$now" != "$seen" ] || return 1
  seen=$now
  tail -c +$((skip + 1)) "$dir/out" | od -An -v -tx1 | awk -v upto="$upto" -v ending="${how:+$(said "$how")}" \
    -v chain="$dir/chain" -v ocsp="$dir/ocsp" "$reader" >"$dir/line"
  [ -s "$dir/line" ]
}
# One ClientHello over a connection of its own: what hello() takes, and how far it is to be read. Answers as result() leaves it.
ask() {
  upto=$5
  # Before there is a connection: making it takes a while on a slow machine, and some servers do not wait for long.
  words=$(hello "$1" "$2" "$3" "$4")
  connect "$destination" "$port"
  rm -f "$dir/chain" "$dir/ocsp"
  if turn; then
    # shellcheck disable=SC2059
    printf "$words" >&3
    sent
    await answered
  else
    case $how in timeout | refused) ;; *) how=failed ;; esac
    echo "- - - - - no unknown $how" >"$dir/line"
  fi
  stop
  result
}
result() { read -r protocol suite group chosen count stapled answer ending <"$dir/line" || answer=unknown ending=failed; }

# ── The library's own client, for what is encrypted and where there is no socket ──
options=$(openssl s_client -help 2>&1)
can() { case $options in *"-$1 "* | *"-$1]"* | *"-$1
"*) return 0 ;; esac; return 1; }
all='ALL:@SECLEVEL=0'
openssl ciphers "$all" >/dev/null 2>&1 || all=ALL
# $1 is what it reads, $2 the name or "-", $3 the application protocols or nothing; the rest are options.
client() {
  input=$1 server=$2 offered=$3
  shift 3
  if [ "$server" != - ]; then set -- -servername "$server" "$@"
  elif can noservername; then set -- -noservername "$@"; fi
  if [ -n "$offered" ] && can alpn; then set -- -alpn "$offered" "$@"; fi
  [ "$starttls" = - ] || set -- -starttls "$starttls" "$@"
  start "$input" openssl s_client -connect "$(joined "$destination" "$port")" -cipher "$all" "$@"
}
# As ask(): protocol, name, ALPN or nothing.
ask_client() {
  rm -f "$dir/chain" "$dir/ocsp"
  echo '- - - - - no unknown no-tool' >"$dir/line"
  case $1 in SSLv3) flag=ssl3 ;; TLSv1.0) flag=tls1 ;; TLSv1.1) flag=tls1_1 ;; TLSv1.2) flag=tls1_2 ;; *) flag=tls1_3 ;; esac
  if can $flag; then
    offered=${3:+h2,http/1.1}
    if can groups; then set -- "$1" "$2" -groups X25519:P-256:P-384:P-521; else set -- "$1" "$2"; fi
    protocol=$1 server=$2
    shift 2
    client /dev/null "$server" "$offered" -$flag -showcerts -status "$@"
    await never
    sed -n '/^Server certificate/q; /^-----BEGIN CERT/,/^-----END CERT/p' "$dir/out" >"$dir/chain"
    taken=$(sed -n 's/^New, .*Cipher is \([A-Za-z0-9_-]*\)$/\1/p' "$dir/out")
    if [ -n "$taken" ]; then
      awk -v protocol="$protocol" -v count="$(grep -c BEGIN "$dir/chain")" \
        -v suite="$(openssl ciphers -V "$all:COMPLEMENTOFALL" | awk -v name="$taken" '$3 == name { print tolower(substr($1, 3, 2) substr($1, 8, 2)) }')" '
        /^(Server|Peer) Temp Key: / {
          split($0, part, /[:,] */); group = part[2] ~ /^EC/ ? part[3] : part[2]
          if (group == "DH") group = "dhe-" (part[3] + 0)
          sub(/^P-256$|^prime256v1$/, "secp256r1", group); sub(/^P-/, "secp", group); if (group ~ /^secp...$/) group = group "r1"
          if (group ~ /^X[0-9]*$/) group = tolower(group)
        }
        /^Negotiated TLS1.3 group: / { group = $4 }
        { gsub(/[^!-~]/, "?", group) }
        /^ALPN protocol: / { alpn = $3; gsub(/[^!-~]/, "?", alpn) }
        /^ *OCSP Response Status:/ || /^OCSP response: *$/ { stapled = "yes" }
        END { print protocol, suite == "" ? "-" : suite, group == "" ? "-" : group, alpn == "" ? "-" : alpn, count, stapled == "" ? "no" : stapled, "- -" }
      ' "$dir/out" >"$dir/line"
    else
      alert=$(sed -n 's/.*SSL alert number \([0-9]*\).*/\1/p' "$dir/words" | head -n 1)
      if [ -n "$alert" ]; then ending="no alert-$alert"
      elif heard 'no protocols available|no ciphers available|no cipher match|null ssl method|unknown option'; then ending='unknown no-tool'
      elif heard 'wrong version number|unknown protocol|packet length too long|record layer failure'; then ending='unknown not-tls'
      elif heard 'unsupported protocol'; then ending='unknown failed'
      else ending=$(said "$how"); fi
      echo "- - - - - no $ending" >"$dir/line"
    fi
    stop
  fi
  result
}
# Where a connection comes to, as a word of the record.
connecting() {
  began_here() { heard 'SSL_connect:'; }
  if [ "$starttls" != - ] && [ -n "$raw" ]; then
    connect "$destination" "$port"
    if turn; then how=''; elif [ "$how" != timeout ] && [ ! -s "$dir/words" ]; then how=no-starttls; fi
  else
    client "$dir/in" "$name" '' -state
    await began_here
    if heard 'find STARTTLS'; then how=no-starttls; fi
  fi
  case $how in
    '') word=ok ;;
    timeout | no-starttls) word=$how ;;
    *) if heard 'connection refused'; then word=refused
      elif heard 'timed out'; then word=timeout
      elif heard 'unreachable|no route'; then word=unreachable
      elif heard 'reset by peer'; then word=reset
      elif heard 'not known|nodename|gethostbyname|getaddrinfo|name resolution'; then word=unknown-host
      else word=failed; fi ;;
  esac
  stop
}

# ── HTTP: HEAD / only, and of the answer only what is listed here ──
request() { printf 'HEAD / HTTP/1.1\r\nHost: %s\r\nUser-Agent: kb-probe\r\nAccept: */*\r\nConnection: close\r\n\r\n' "$1"; }
headed() { [ "$(size)" -gt 32768 ] || tr -d '\r\000' <"$dir/out" | grep -q '^$'; }
utc() { date -u +%Y-%m-%dT%H:%M:%SZ; }
# The lines of one answer; $1 is "http" or "https".
head_of() {
  await headed
  if [ "$how" = closed ] && heard ':error:' && ! heard 'unexpected eof'; then how=failed; fi
  [ "$(size)" -le 32768 ] || how=too-large
  tr '\000' ' ' <"$dir/out" | awk -v key="$1" -v ending="${how:+$(said "$how")}" -v time="$(utc)" '
    function clean(s) { gsub(/[^ -~]+/, " ", s); sub(/^ +/, "", s); sub(/ +$/, "", s); return substr(s, 1, 300) }
    { sub(/\r$/, "") }
    NR == 1 { if (ending ~ /too-large/ || $0 !~ /^HTTP\/1\.[01] [0-9][0-9][0-9]/) exit; code = substr($0, 10, 3); next }
    /^$/ { exit }
    { p = index($0, ":"); field = tolower(substr($0, 1, p - 1)); if (p > 1 && !(field in values)) values[field] = clean(substr($0, p + 1)) }
    END {
      if (code == "") { print key ": " (ending == "" ? "unknown garbage" : ending); exit }
      print key ": " code
      if ("location" in values) print "location: " values["location"]
      if ("server" in values) print "server: " values["server"]
      if ("strict-transport-security" in values) print "hsts: " values["strict-transport-security"]
      if ("date" in values) print "date: " values["date"]
      print "date-at: " time
    }'
  stop
}

# ── One record ──
chain_line() {
  if [ "$count" = - ]; then refusal "$1:"; else echo "$1: $protocol $count"; pem_of "$dir/chain"; fi
}
refusal() { if [ "$answer" = - ]; then echo "$1 unknown failed"; else echo "$1 $answer $ending"; fi; }
pem_of() { [ ! -s "$1" ] || cat "$1"; }
# host, port, where to connect, its address or "-", and "" or why nothing is asked
probe() {
  host=$1 port=$2 destination=$3 name=$sni word=$5 best='' with_alpn=''
  if [ -z "$name" ]; then if is_address "$host"; then name=-; else name=${host%.}; fi; fi
  echo '=== kb-probe 1 ==='
  echo "script: $VERSION"
  [ -z "$hash" ] || echo "sha256: $hash"
  printf '%s: %s\n' library "$library" clock "$(utc)" host "$host" port "$port" name "$name" address "$4" starttls "$starttls"
  [ -n "$word" ] || connecting
  echo "connect: $word"
  if [ "$word" = ok ]; then look; else failures=yes; fi
  echo '=== end kb-probe ==='
}
# ask(), by whichever way there is.
question() {
  if [ -n "$raw" ]; then ask "$@"; else ask_client "$1" "$3" "$4"; fi
}
look() {
  [ "$starttls" != - ] || with_alpn=$alpn
  has13='' refused='' oldest=''
  for each in TLSv1.3 TLSv1.2 TLSv1.1 TLSv1.0 SSLv3; do
    offer=$suites
    [ $each != TLSv1.3 ] || offer=$suites13
    question $each "$offer" "$name" "$with_alpn" end
    case $protocol in
      "$each") echo "protocol: $each yes $suite" ;;
      -) refusal "protocol: $each"; [ "$answer" != no ] || refused=yes; continue ;;
      *) echo "protocol: $each no other-version-$protocol"; continue ;;
    esac
    [ "$group" = - ] || echo "group: $each $group"
    if [ $each = TLSv1.3 ]; then has13=yes; elif [ -z "$best" ]; then best=$each; certificate_lines; fi
    case $each in TLSv1.[0-2]) oldest=$each ;; esac
  done
  # With TLS 1.3 the certificates are encrypted: where nothing older is accepted, the library has to ask for them.
  if [ -z "$best" ] && [ -n "$has13" ]; then ask_client TLSv1.3 "$name" "$with_alpn"; best=TLSv1.3; certificate_lines; fi
  if [ -n "$best" ] && [ "$name" != - ]; then
    if [ $best = TLSv1.3 ]; then ask_client $best - "$with_alpn"; else question $best $suites - "$with_alpn" end; fi
    if [ "$count" != - ] && [ -s "$dir/chain" ] && cmp -s "$dir/chain" "$dir/named"; then echo 'unnamed: same'; else chain_line unnamed; fi
  fi
  # Who refuses every ordinary suite may still take one without encryption or without a certificate.
  [ -n "$best" ] || [ -z "$refused" ] || best=TLSv1.2
  for family in ${best:+NULL anon EXPORT DES RC4 3DES RSA}; do
    [ $best != TLSv1.3 ] || break
    if [ -z "$raw" ]; then echo "cipher: $family unknown no-tool"; continue; fi
    # Newer versions have no EXPORT (RFC 4346, appendix A.5) and no DES (RFC 5246, section 1.2): some servers take them in older versions alone.
    with=$best
    case $family in DES | EXPORT) with=${oldest:-$best} ;; esac
    case $family in
      NULL) suites_of=$weak_NULL ;; anon) suites_of=$weak_anon ;; EXPORT) suites_of=$weak_EXPORT ;; DES) suites_of=$weak_DES ;;
      RC4) suites_of=$weak_RC4 ;; 3DES) suites_of=$weak_3DES ;; *) suites_of=$weak_RSA ;;
    esac
    ask $with "$suites_of" "$name" '' hello
    # Whoever answers with a suite that was not offered does not have this family.
    if [ "$answer" != - ]; then refusal "cipher: $family"
    elif echo "$suites_of" | sed 's/..../& /g' | grep -q "$suite "; then echo "cipher: $family yes $suite"
    else echo "cipher: $family unknown garbage"; fi
  done
  [ "$starttls" = - ] || return 0
  asked=$host
  [ "$name" = - ] || asked=$name
  request "$asked" >"$dir/request"
  client "$dir/request" "$name" http/1.1 -quiet
  head_of https
  plain=$http_port
  [ -n "$plain" ] || [ "$port" != 443 ] || plain=80
  [ -n "$plain" ] || return 0
  if [ -n "$raw" ]; then
    connect "$destination" "$plain"
    cat "$dir/request" >&3
    sent
  elif command -v curl >/dev/null 2>&1; then
    start /dev/null curl -q -s -I -N --noproxy '*' -A kb-probe -H "Host: $asked" "http://$(joined "$destination" "$plain")/"
  else
    echo 'http: unknown no-tool'
    return 0
  fi
  head_of http
}
# What came with the certificate, and the certificates; kept for comparing.
certificate_lines() {
  [ "$protocol" = - ] || [ "$starttls" != - ] || echo "alpn: $chosen"
  if [ "$count" != - ]; then echo "stapled: $stapled"; pem_of "$dir/ocsp"; fi
  chain_line chain
  rm -f "$dir/named"
  [ ! -f "$dir/chain" ] || mv "$dir/chain" "$dir/named"
}
# Addresses of $1, one a line, in the order of the system; "-" where nothing here can tell.
addresses() {
  if is_address "$1"; then echo "$1"; return; fi
  # shellcheck disable=SC2016
  if command -v getent >/dev/null 2>&1; then start /dev/null sh -c 'getent ahosts "$0" || getent hosts "$0"' "$1"
  elif command -v dscacheutil >/dev/null 2>&1; then start /dev/null dscacheutil -q host -a name "$1"
  elif command -v host >/dev/null 2>&1; then start /dev/null host "$1"
  else echo -; return; fi
  await never
  stop
  awk '/ has (IPv6 )?address / { $1 = $NF } /^ip(v6)?_address:/ { $1 = $2 } $1 ~ /^[0-9A-Fa-f:.]+$/ && $1 ~ /[.:]/ && !seen[$1]++ { print $1 }' "$dir/out"
}

hash=''
if [ -f "$0" ] && grep -q "^VERSION='$VERSION'" -- "$0"; then hash=$(openssl dgst -sha256 "$0" | sed 's/.*= *//'); fi
library="$(openssl version | cut -d ' ' -f 1,2), ${raw:-no socket}"
total=$(printf '%s' "$targets" | grep -c .) done=0 failures=''
printf '%s' "$targets" >"$dir/targets"
while read -r host port address; do
  done=$((done + 1))
  say "$done/$total $host:$port"
  [ -z "$given" ] || address=$given
  if [ "$address" != - ]; then echo "$address"; else addresses "$host"; fi >"$dir/addresses"
  if [ ! -s "$dir/addresses" ]; then probe "$host" "$port" - - unknown-host; continue; fi
  while read -r address; do
    if [ "$address" = - ]; then probe "$host" "$port" "$host" - ''; else probe "$host" "$port" "$address" "$address" ''; fi
    [ -n "$every" ] || break
  done <"$dir/addresses"
done <"$dir/targets"
say '完成。文字裡有：主機名稱與位址、伺服器送出的憑證、接受的協定與加密套件、HTTP 回應的 Server、Location、HSTS 與時間。'
if [ "$starttls" = - ]; then what='交握與 HEAD /'; else what='要求加密的指令與交握'; fi
say "沒有金鑰、密碼或 cookie。對每一台只送了${what}。"
[ -z "$failures" ] || exit 1
