#!/bin/sh
# kb-expiry.sh：逐台看伺服器送出的憑證還剩幾天。只需要 POSIX sh、awk 與 openssl。
#
#   kb-expiry.sh [-q] [-t 秒] 清單檔
#
# 清單檔一行一台，# 開頭的行是說明：
#   網域[:連接埠] [位址]
#   www.example.gov.tw                  連到網域自己的 443
#   www.example.gov.tw:8443 10.1.2.3    連到 10.1.2.3 的 8443，網域還是前面那個
# -q 只列有問題的；-t 是每台最多等幾秒，不寫是 10。
#
# 什麼時候算是有問題，看效期的比例：
#   剩不到三分之一        該換了
#   剩不到六分之一，或效期 21 天以上而剩不到 7 天   快來不及
# 結束代碼：0 都正常；1 有該換的；2 有快來不及、過期、還沒生效、網域不符或沒有回應的；3 用法不對。
set -eu
export LC_ALL=C

quiet=no
seconds=10
while getopts qt: option; do
  case $option in
    q) quiet=yes ;;
    t) seconds=$OPTARG ;;
    *) exit 3 ;;
  esac
done
shift $((OPTIND - 1))
case $seconds in '' | *[!0-9]*) seconds=0 ;; esac
if [ $# -ne 1 ] || [ ! -r "$1" ] || [ "$seconds" -eq 0 ]; then
  echo '用法：kb-expiry.sh [-q] [-t 秒] 清單檔' >&2
  exit 3
fi

# 伺服器送出的憑證，PEM；連不上或等太久就沒有。沒有 timeout 的主機，由另一個程序到時間結束它。
served() {
  if command -v timeout >/dev/null 2>&1; then
    timeout "$seconds" openssl s_client -connect "$1" -servername "$2" 2>/dev/null </dev/null
  else
    openssl s_client -connect "$1" -servername "$2" 2>/dev/null </dev/null &
    client=$!
    { sleep "$seconds"; kill "$client"; } >/dev/null 2>&1 &
    wait "$client"
    kill $! 2>/dev/null
  fi | openssl x509 2>/dev/null
}

# 三個時刻（從、到、現在，openssl 與 date 的寫法）換成：剩幾天、到期日、怎麼樣（0、1、2）。
judge() {
  awk -v from="$1" -v until="$2" -v now="$3" '
    function seconds(text, part, clock, y, m, d) {
      split(text, part, " +")
      split(part[3], clock, ":")
      m = (index("JanFebMarAprMayJunJulAugSepOctNovDec", part[1]) + 2) / 3
      y = part[4]; d = part[2]
      if (m < 3) { y--; m += 12 }
      return (365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + d) * 86400 \
        + clock[1] * 3600 + clock[2] * 60 + clock[3]
    }
    BEGIN {
      day = 86400
      start = seconds(from); end = seconds(until); today = seconds(now)
      life = end - start; left = end - today
      alarm = life / 6
      if (life >= 21 * day && alarm < 7 * day) alarm = 7 * day
      state = left < 0 ? "expired" : today < start ? "early" : left < alarm ? "alarm" : left < life / 3 ? "warn" : "fine"
      split(until, part, " +")
      printf "%d %s-%s-%s %s\n", left < 0 ? -int(-left / day) : int(left / day), part[4], part[1], part[2], state
    }'
}

worst=0
asked=0
now=$(date -u '+%b %d %H:%M:%S %Y')
[ "$quiet" = yes ] || printf '%s\n' '  天數  到期日       主機                                      狀態'
row() {
  case $4 in 正常) level=0 ;; 該換了) level=1 ;; *) level=2 ;; esac
  [ "$level" -le "$worst" ] || worst=$level
  if [ "$level" -eq 0 ] && [ "$quiet" = yes ]; then return; fi
  printf '%6s  %-11s  %-40s  %s\n' "$1" "$2" "$3" "$4"
}

while read -r name address rest || [ -n "$name" ]; do
  name=${name%"$(printf '\r')"}
  address=${address%"$(printf '\r')"}
  case $name in '' | '#'*) continue ;; esac
  asked=$((asked + 1))
  host=${name%:*}
  port=443
  [ "$host" = "$name" ] || port=${name##*:}
  case $port$rest in *[!0-9]*) row - - "$name" '這一行寫錯了'; continue ;; esac
  certificate=$(served "${address:-$host}:$port" "$host") || certificate=''
  if [ -z "$certificate" ]; then row - - "$name" '沒有回應，或不是 TLS'; continue; fi
  dates=$(printf '%s\n' "$certificate" | openssl x509 -noout -dates)
  from=$(printf '%s\n' "$dates" | sed -n 's/^notBefore=//p')
  until=$(printf '%s\n' "$dates" | sed -n 's/^notAfter=//p')
  # shellcheck disable=SC2046 # 三個字：天數、日期、狀態
  set -- $(judge "$from" "$until" "$now")
  case $(printf '%s\n' "$certificate" | openssl x509 -noout -checkhost "$host") in
    *'does match'*) ;;
    *) row "$1" "$2" "$name" '送出的不是這個網域的憑證'; continue ;;
  esac
  case $3 in
    fine) row "$1" "$2" "$name" 正常 ;;
    warn) row "$1" "$2" "$name" 該換了 ;;
    alarm) row "$1" "$2" "$name" 快來不及 ;;
    early) row "$1" "$2" "$name" 還沒生效 ;;
    *) row "$1" "$2" "$name" 已經過期 ;;
  esac
done <"$1"

if [ "$asked" -eq 0 ]; then
  echo '清單檔裡沒有主機' >&2
  exit 3
fi
exit "$worst"
