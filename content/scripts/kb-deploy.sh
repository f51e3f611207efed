#!/bin/sh
# kb-deploy.sh：換上新的憑證；有一步不對，就換回舊的。要 POSIX sh、openssl，與 awk、cmp、find。
#
#   kb-deploy.sh [-n] 設定檔 憑證串鍊檔 私密金鑰檔
#
# 憑證串鍊檔是 PEM，伺服器憑證在最前面，中繼憑證在後。-n 只檢查新的檔案，什麼都不動。
# 接在 ACME 用戶端後面時只給設定檔：certbot、lego 由環境變數、dehydrated 由參數得知新檔案在哪裡。
#
# 設定檔一行一項，寫成「名稱=值」，值不加引號；# 開頭的行是說明。檔案路徑要從 / 寫起。
#   server   nginx、apache、haproxy、tomcat 或 keystore
#   host     網域，可以寫好幾個，用空格隔開；新憑證上每一個都要有
#   connect  試連線的位址與連接埠，例如 127.0.0.1:443；只有 keystore 可以不寫
#   cert     憑證檔。沒寫 chain 時，中繼憑證也在這個檔案裡
#   chain    中繼憑證檔（Apache 的 SSLCertificateChainFile 等，不用就不寫）
#   key      私密金鑰檔
#   pem      HAProxy 的檔案：憑證、中繼憑證與私密金鑰放在一起
#   keystore PKCS#12 keystore；另外要寫 alias（別名）與 password_file（密碼檔，裡面只有一行密碼）
#   roots    根憑證檔；不寫就用這台主機信任的根憑證
#   test     檢查伺服器設定的指令；tomcat 與 keystore 可以不寫
#   reload   重新載入的指令；只有 keystore 可以不寫
#   restart  換回舊的、重新載入之後還看不到它在服務，才執行的指令；Apache 要寫，別的可以不寫
#   tries    重新載入後試連線幾次，每秒一次；不寫是 15
#
# 結束代碼：0 換好了；1 新的檔案不對或換不了，什麼都沒有動；
#           2 已經換回舊的，舊的仍在服務；3 換回了檔案，卻看不到舊的在服務：要立刻找人處理。
set -eu
mask=$(umask)
umask 077
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

say() { printf 'kb-deploy：%s\n' "$*" >&2 || :; }
refuse() { say "沒有換：$*"; exit 1; }
# 最多等 $1 秒。沒有 timeout 的主機，由另一個程序到時間結束它。
limited() {
  seconds=$1
  shift
  if command -v timeout >/dev/null 2>&1; then timeout "$seconds" "$@"; return; fi
  "$@" &
  job=$!
  { sleep "$seconds"; kill "$job"; } >/dev/null 2>&1 &
  guard=$!
  wait "$job" && status=0 || status=$?
  kill "$guard" 2>/dev/null || :
  return "$status"
}
# 設定檔裡的指令，用呼叫者原來的 umask。
run() { (umask "$mask"; limited 300 sh -c "$1") </dev/null >&2; }
for program in openssl awk cmp find; do command -v "$program" >/dev/null 2>&1 || refuse "這台主機沒有 $program"; done

# ── 新的檔案在哪裡 ──
only_check=no
if [ "${1-}" = -n ]; then only_check=yes; shift; fi
[ $# -ge 1 ] || refuse '用法：kb-deploy.sh [-n] 設定檔 憑證串鍊檔 私密金鑰檔'
settings=$1
shift
if [ $# -eq 2 ] && [ -f "$1" ]; then
  new_cert=$1 new_key=$2
elif [ $# -ge 5 ] && [ "$1" = deploy_cert ]; then # dehydrated：網域、金鑰、憑證、完整串鍊
  new_cert=$5 new_key=$3
elif [ $# -ge 1 ]; then
  case $1 in # dehydrated 的其他時機，與換憑證無關
    deploy_challenge | clean_challenge | sync_cert | deploy_ocsp | unchanged_cert | invalid_challenge | request_failure) exit 0 ;;
    generate_csr | startup_hook | exit_hook | this_hookscript_is_broken__*) exit 0 ;;
    *) refuse "讀不到 $1，或參數的個數不對" ;;
  esac
elif [ -n "${RENEWED_LINEAGE-}" ]; then # certbot
  new_cert=$RENEWED_LINEAGE/fullchain.pem new_key=$RENEWED_LINEAGE/privkey.pem
elif [ -n "${LEGO_CERT_PATH-}" ]; then # lego
  new_cert=$LEGO_CERT_PATH new_key=${LEGO_CERT_KEY_PATH-}
elif [ -n "${LEGO_HOOK_CERT_PATH-}" ]; then # lego 5
  new_cert=$LEGO_HOOK_CERT_PATH new_key=${LEGO_HOOK_CERT_KEY_PATH-}
else
  refuse '沒有給憑證串鍊檔與私密金鑰檔'
fi

# ── 讀設定檔：只認得上面列的名稱，當成文字讀，不執行 ──
s_server='' s_host='' s_connect='' s_cert='' s_chain='' s_key='' s_pem='' s_keystore='' s_alias='' s_password_file=''
s_roots='' s_test='' s_reload='' s_restart='' s_tries=15
[ -r "$settings" ] || refuse "讀不到設定檔 $settings"
# 設定檔裡有要執行的指令，別人改得到檔案或資料夾，就等於別人能用這個身分做事。
case $settings in */*) folder=${settings%/*}/ ;; *) folder=. ;; esac
loose=$(find -H "$settings" "$folder" -prune \( -perm -020 -o -perm -002 -o ! -user 0 ! -user "$(id -u)" \)) || refuse "看不了 $settings 的權限"
[ -z "$loose" ] || refuse "別人也能改 $settings 或它的資料夾：擁有者要是 root，並 chmod go-w"
return_character=$(printf '\r')
while IFS= read -r line || [ -n "$line" ]; do
  line=${line%"$return_character"}
  name=${line%%=*} value=${line#*=}
  # 等號後面與行尾的空格不算。
  value=${value#"${value%%[! ]*}"}
  value=${value%"${value##*[! ]}"}
  case $line in '' | '#'*) continue ;; *=*) ;; *) refuse "設定檔有一行沒有等號：$line" ;; esac
  case $name in
    server | host | connect | cert | chain | key | pem | keystore | alias | password_file | roots | test | reload | restart | tries)
      eval "s_$name=\$value" ;;
    *) refuse "設定檔裡的「$name」不認得" ;;
  esac
done <"$settings"

need() { for name in "$@"; do eval "[ -n \"\$s_$name\" ]" || refuse "設定檔缺 $name="; done; }
need server host
case $s_server in
  nginx) need connect cert key test reload ;;
  apache) need connect cert key test reload restart ;; # 憑證用不了的話，它會在重新載入時停掉
  haproxy) need connect pem test reload ;;
  tomcat) need connect reload; [ -n "$s_keystore" ] || need cert key ;;
  keystore) need keystore ;;
  *) refuse "server=$s_server 不認得" ;;
esac
[ -z "$s_keystore" ] || need alias password_file
[ -z "$s_connect" ] || need reload
case $s_host in *[!A-Za-z0-9.\ -]*) refuse 'host= 只能寫網域，用空格隔開（不能有 *）' ;; esac
case $s_tries in '' | 0* | *[!0-9]* | ?????*) refuse 'tries= 要寫 1 到 9999 的數字' ;; esac
[ -z "$s_roots" ] || [ -r "$s_roots" ] || refuse "讀不到 $s_roots"
host=${s_host%% *}

path_of() { eval "printf '%s' \"\$s_$1\""; }
# 暫存檔與備份放在同一個資料夾：換檔名才會一次完成。名稱以點開頭，HAProxy 讀整個資料夾時會略過。
beside() { printf '%s/.%s.kb-%s' "${1%/*}" "${1##*/}" "$2"; }
targets=''
for name in cert chain key pem keystore; do
  path=$(path_of "$name")
  [ -n "$path" ] || continue
  case $path in /*) ;; *) refuse "$name= 要寫從 / 開始的路徑" ;; esac
  [ ! -h "$path" ] || refuse "$path 是連結，$name= 要寫真正的檔案"
  [ -d "${path%/*}/" ] || refuse "沒有 ${path%/*} 這個資料夾"
  for new in "$new_cert" "$new_key"; do [ ! "$new" -ef "$path" ] || refuse "$path 不能同時是新的檔案"; done
  for other in $targets; do [ "$(path_of "$other")" != "$path" ] || refuse "$other= 和 $name= 不能是同一個檔案"; done
  [ -n "$targets" ] || { lock=$(beside "$path" lock); unfinished=$(beside "$path" undo); }
  targets="$targets $name"
done

# ── 換回舊的 ──
# $unfinished 在檔案全部寫好、還沒換上之前產生，看到新的憑證在服務才刪除；裡面是原來沒有的檔案。
put_back() {
  status=0
  for name in $targets; do
    path=$(path_of "$name")
    kept=$(beside "$path" old)
    if grep -q -x "$name" "$unfinished"; then rm -f "$path" || status=1
    elif [ "$kept" -ef "$path" ]; then rm -f "$kept" # 還沒有換上，是同一個檔案的兩個名稱
    elif [ -e "$kept" ]; then mv -f "$kept" "$path" || status=1; fi
  done
  [ "$status" -ne 0 ] || rm -f "$unfinished"
  return "$status"
}
# 連到伺服器，最多 $2 次，直到看見指紋是 $1 的憑證；看到的整段輸出在 $shown。
look_for() {
  left=$2
  while :; do
    shown=$(limited 10 openssl s_client -connect "$s_connect" -servername "$host" -verify_hostname "$host" \
      ${s_roots:+-CAfile "$s_roots"} </dev/null 2>/dev/null) || :
    seen=$(printf '%s\n' "$shown" | openssl x509 -noout -fingerprint -sha256 2>/dev/null) || seen=''
    [ -z "$seen" ] || [ "$seen" != "$1" ] || return 0
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 1
  done
}
# 舊的在服務。有 restart 的，看幾次還看不到就重新啟動：伺服器可能在重新載入時停掉了。
is_back() {
  [ -n "$before" ] || return 1
  if [ -n "$s_restart" ]; then look_for "$before" 3 || run "$s_restart" || :; fi
  look_for "$before" "$s_tries" || return 1
  # 看到一次還不夠：收尾中的舊程序也會回答，連著兩次的重新載入可能只做了一次。
  sleep 2
  look_for "$before" 1 && return 0
  run "$s_reload" || :
  look_for "$before" "$s_tries"
}
locked=no touched=no reloaded=no before='' reason='中途被打斷'
finish() {
  code=$?
  set +e
  trap '' HUP INT PIPE TERM
  trap - EXIT
  if [ "$touched" = yes ]; then
    code=2
    put_back || { code=3 locked=no; say '換不回去：舊的檔案在旁邊，名稱以 .kb-old 結尾'; }
    if [ "$reloaded" = yes ]; then run "$s_reload"; fi
    if [ -n "$s_connect" ]; then is_back || code=3; fi
    if [ "$code" -eq 2 ]; then say "已換回舊的憑證，舊的仍在服務。原因：$reason"
    else say "換回了檔案，但看不到舊的憑證在服務，請立刻找人處理。原因：$reason"; fi
  fi
  if [ "$locked" = yes ]; then
    for name in $targets; do
      path=$(path_of "$name")
      rm -f "$(beside "$path" new)"
      # 沒有換成的，備份還是同一個檔案，不留。
      if [ "$(beside "$path" old)" -ef "$path" ]; then rm -f "$(beside "$path" old)"; fi
    done
    rm -rf "$lock"
  fi
  exit "$code"
}
undo() { reason=$*; exit 2; }
trap finish EXIT
trap 'exit 1' HUP INT TERM
trap '' PIPE

# ── 一次只有一個人換；上一次被強制結束的，先換回去 ──
# 程序開始的時刻：號碼相同而時刻不同，就是別的程序。
started() { sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20; }
is_running() {
  kill -0 "${1%% *}" 2>/dev/null || [ -d "/proc/${1%% *}" ] || return 1
  [ "$(started "${1%% *}")" = "${1#* }" ]
}
take_lock() {
  ! mkdir "$lock" 2>/dev/null || return 0
  [ -d "$lock" ] || refuse "不能在 ${lock%/*} 寫檔案，磁碟可能滿了"
  for wait in 1 2 3; do # 剛拿到的人，可能還沒寫上自己的號碼
    other=$(cat "$lock/pid" 2>/dev/null) || other=''
    [ -z "$other" ] || break
    sleep 1
  done
  if [ -n "$other" ] && is_running "$other"; then refuse "另一次更換正在進行（程序 ${other%% *}），等它結束"; fi
  # 改名只有一個會成功；改到的若是別人剛拿到的，還給他。
  mv "$lock" "$lock.$$" 2>/dev/null || refuse '另一次更換正在進行'
  [ "$(cat "$lock.$$/pid" 2>/dev/null || :)" = "$other" ] || { mv "$lock.$$" "$lock"; refuse '另一次更換正在進行'; }
  rm -rf "$lock.$$"
  mkdir "$lock" 2>/dev/null || refuse '另一次更換正在進行'
}
if [ "$only_check" = no ]; then
  trap '' HUP INT TERM
  take_lock
  # 建了資料夾還不算：在這裡停得太久，別人會當作沒有人而接手。號碼只有一個人寫得進去，讀回來是自己的才是拿到了。
  own="$$ $(started "$$")"
  set -C
  printf '%s\n' "$own" 2>/dev/null >"$lock/pid" || :
  set +C
  if [ "$(cat "$lock/pid" 2>/dev/null || :)" != "$own" ]; then
    if [ -s "$lock/pid" ] || [ ! -d "$lock" ]; then refuse '另一次更換正在進行'; fi
    rm -rf "$lock"
    refuse "寫不進 $lock，磁碟可能滿了"
  fi
  locked=yes
  trap 'exit 1' HUP INT TERM
  if [ -e "$unfinished" ]; then
    put_back || refuse '上一次沒有做完，又換不回去：舊的檔案在旁邊，名稱以 .kb-old 結尾'
    say '上一次沒有做完，先換回了舊的檔案'
    [ -z "$s_reload" ] || run "$s_reload" || :
  fi
elif [ -e "$unfinished" ]; then say '上一次沒有做完：下次執行會先換回舊的檔案'; fi

# ── 新的憑證與金鑰對不對 ──
grep -q -e '-----BEGIN CERTIFICATE-----' "$new_cert" 2>/dev/null || refuse "$new_cert 讀不到，或不是 PEM 憑證（DER、P7B 要先轉換）"
leaf_key=$(openssl x509 -in "$new_cert" -noout -pubkey 2>/dev/null) || refuse "$new_cert 裡的憑證讀不了"
own_key=$(openssl pkey -in "$new_key" -passin pass: -pubout 2>/dev/null </dev/null) || refuse "$new_key 讀不到、不是私密金鑰，或有密碼保護"
[ "$leaf_key" = "$own_key" ] || refuse '私密金鑰和憑證不是一對（憑證串鍊檔的第一張要是伺服器憑證）'
for name in $s_host; do
  case $(openssl x509 -in "$new_cert" -noout -checkhost "$name") in *'does match'*) ;; *) refuse "新憑證上沒有 $name" ;; esac
done
answer=$(openssl verify -purpose sslserver ${s_roots:+-CAfile "$s_roots"} -untrusted "$new_cert" "$new_cert" 2>&1) || :
case $answer in
  *': OK'*) ;;
  *'error 9 '*) refuse "憑證還沒有生效，或主機的時間不對：$answer" ;;
  *'error 10 '*) refuse "憑證已經過期：$answer" ;;
  *'error 2 '* | *'error 18 '* | *'error 19 '* | *'error 20 '* | *'error 21 '*)
    refuse "串鍊接不到信任的根憑證，可能少了中繼憑證或放錯家：$answer" ;;
  *) refuse "憑證驗證不過：$answer" ;;
esac
wanted=$(openssl x509 -in "$new_cert" -noout -fingerprint -sha256)
if [ "$only_check" = yes ]; then say '新的憑證、金鑰與串鍊都對；-n 只檢查，沒有換'; exit 0; fi

# ── 伺服器現在好好的 ──
absent=''
for name in $targets; do [ -e "$(path_of "$name")" ] || absent="$absent$name
"; done
# 第一次安裝，設定裡的檔案還不在，檢查一定不會過。
if [ -n "$s_test" ] && [ -z "$absent" ]; then run "$s_test" || refuse '伺服器現在的設定就沒有通過檢查，先修好再換'; fi
if [ -n "$s_connect" ]; then
  look_for none 1 || before=$seen
  [ -n "$before" ] || say "$s_connect 現在沒有回應憑證"
fi

# ── 先在旁邊寫好新的檔案，再留下舊的；這裡失敗（例如磁碟滿了），使用中的檔案沒有動過 ──
certificates() { tr -d '\r' <"$new_cert" | awk -v from="$1" '/-----BEGIN CERTIFICATE-----/ { n++; on = 1 } on && n >= from; /-----END CERTIFICATE-----/ { on = 0 }'; }
content() {
  case $1 in
    cert) if [ -n "$s_chain" ]; then openssl x509 -in "$new_cert"; else certificates 1; fi ;;
    chain) certificates 2 ;;
    key) openssl pkey -in "$new_key" -passin pass: ;;
    pem) certificates 1 && openssl pkey -in "$new_key" -passin pass: ;;
    keystore) # 舊的用舊演算法，讀它的 Java 可能也舊，就照舊
      set -- -export -in "$new_cert" -inkey "$new_key" -passin pass: -name "$s_alias" -passout "file:$s_password_file"
      [ "$weak" = no ] || set -- "$@" -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1
      openssl pkcs12 "$@"
      ;;
  esac </dev/null
}
# keystore 的內容，不含金鑰；舊的演算法要另外說，OpenSSL 3 才讀。
store() {
  shown=$(openssl pkcs12 -in "$1" -passin "file:$s_password_file" "$2" "$3" 2>&1 </dev/null) ||
    shown=$(openssl pkcs12 -legacy -in "$1" -passin "file:$s_password_file" "$2" "$3" 2>&1 </dev/null) || return 0
  printf '%s\n' "$shown"
}
keys_in() { store "$1" -info -noout | grep -c Keybag || :; }
weak=no
if [ -n "$s_keystore" ]; then
  ! grep -q "$return_character" "$s_password_file" 2>/dev/null || refuse "$s_password_file 有 Windows 的換行，密碼會多一個字元"
fi
# 重做只會留下一把金鑰與它的串鍊，用同一個別名；裡面還有別的，就不換。
if [ -n "$s_keystore" ] && [ -e "$s_keystore" ]; then
  [ "$(keys_in "$s_keystore")" = 1 ] || refuse "$s_keystore 不是 PKCS#12、密碼不對，或裡面不只一把金鑰"
  case $(store "$s_keystore" -info -noout) in *'MAC: sha1'*) weak=yes ;; esac
  case $(store "$s_keystore" -nokeys -nomacver) in *2.16.840.1.113894.746875.1.1* | *'Trusted key usage'*) refuse "$s_keystore 裡還有另外信任的憑證，重做會不見" ;; esac
  alias=$(store "$s_keystore" -nokeys -clcerts | sed -n 's/^ *friendlyName: *//p' | head -n 1)
  [ -z "$alias" ] || [ "$(printf '%s' "$alias" | tr '[:upper:]' '[:lower:]')" = "$(printf '%s' "$s_alias" | tr '[:upper:]' '[:lower:]')" ] ||
    refuse "$s_keystore 裡的別名是 $alias，alias= 寫的是 $s_alias"
fi
for name in $targets; do
  path=$(path_of "$name")
  staged=$(beside "$path" new)
  rm -f "$staged"
  if [ -e "$path" ]; then
    # 擁有者與權限照舊的檔案。
    cp -p "$path" "$staged" || refuse "寫不了 $staged，磁碟可能滿了"
  fi
  content "$name" >"$lock/$name" && cat "$lock/$name" >"$staged" || refuse "寫不了 $staged，磁碟可能滿了"
  [ -s "$staged" ] && cmp -s "$lock/$name" "$staged" || refuse "寫不了 $staged，磁碟可能滿了"
  rm -f "$lock/$name"
  # openssl 寫不完也會說成功，所以再讀一次。
  case $name in
    cert | pem) [ "$(openssl x509 -in "$staged" -noout -fingerprint -sha256 2>/dev/null)" = "$wanted" ] ;;
    keystore) [ "$(keys_in "$staged")" = 1 ] ;;
  esac || refuse "寫不了 $staged，磁碟可能滿了"
  case $name in key | pem) openssl pkey -in "$staged" -noout 2>/dev/null || refuse "寫不了 $staged，磁碟可能滿了" ;; esac
done

# 舊的檔案多一個名稱，不佔空間；檔案系統不能這樣做，才複製一份。
for name in $targets; do
  path=$(path_of "$name")
  kept=$(beside "$path" old)
  rm -f "$kept"
  [ ! -e "$path" ] || ln "$path" "$kept" 2>/dev/null || { cp -p "$path" "$kept" && cmp -s "$path" "$kept"; } || {
    rm -f "$kept"
    refuse "備份不了 $path，磁碟可能滿了"
  }
done

# ── 換上、檢查、重新載入、連線看看 ──
# 先確定都寫進磁碟了，停電時才有完整的舊檔案。
sync
# 不用 : 來寫：它寫不進去時，有些 shell 會直接結束。
printf '%s' "$absent" >"$unfinished" && [ "$(cat "$unfinished")" = "${absent%?}" ] || {
  rm -f "$unfinished"
  refuse "寫不進 $unfinished，磁碟可能滿了"
}
touched=yes
for name in $targets; do
  path=$(path_of "$name")
  mv -f "$(beside "$path" new)" "$path" || undo "換不了 $path"
done
if [ -n "$s_test" ]; then run "$s_test" || undo '換上之後，伺服器的設定沒有通過檢查'; fi
if [ -n "$s_reload" ]; then
  reloaded=yes
  run "$s_reload" || undo '重新載入失敗'
fi
if [ -n "$s_connect" ]; then
  look_for "$wanted" "$s_tries" || undo "$s_connect 沒有送出新的憑證"
  case $shown in
    *'Verify return code: 0 (ok)'*) ;;
    *) undo "送出的是新的憑證，但用戶端驗證不過：$(printf '%s\n' "$shown" | grep -m 1 'Verify return code')" ;;
  esac
fi
sync
rm -f "$unfinished"
touched=no
say "換好了：$(openssl x509 -in "$new_cert" -noout -serial -enddate | tr '\n' ' ')"
[ -n "$s_connect" ] || say '沒有寫 connect=，還沒有看到它在服務；重新啟動後請自己確認'
