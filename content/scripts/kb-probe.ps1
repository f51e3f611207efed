<#
.SYNOPSIS
看伺服器真正送出什麼：每一張憑證、協定版本、弱的加密套件、HTTP 的轉址與 HSTS，寫成一段可以貼進信裡的文字。

.DESCRIPTION
Windows PowerShell 5.1 或 PowerShell 7，不必裝模組；看別台主機不必是系統管理員。未在 Windows 上實測。
它只送交握的第一則訊息（ClientHello）與 HEAD /，不登入，也不送資料。TLS 1.2 以前的憑證是明文，由指令檔自己讀，
所以 Windows 不會把缺的中繼憑證補上。每一個問題有自己的時限。
-Local 在 IIS 主機上用系統管理員身分執行：多寫繫結、存放區、SChannel 的設定。
文字裡沒有私密金鑰、密碼、cookie。結果貼到網站的「連線檢查」。
結束代碼：0 每一台都連上了；1 有連不上的；2 用法不對。

.EXAMPLE
.\kb-probe.ps1 www.example.gov.tw -OutFile probe.txt

.EXAMPLE
.\kb-probe.ps1 www.example.gov.tw:8443 -Address 192.0.2.1 -Name www.example.gov.tw

.EXAMPLE
.\kb-probe.ps1 -File .\hosts.txt -AllAddresses -OutFile probe.txt

.EXAMPLE
.\kb-probe.ps1 www.example.gov.tw -Local -OutFile probe.txt
#>
#Requires -Version 5.1
# 其他的選項都要寫名稱，所以接著寫的第二台主機不會變成別的選項。
[CmdletBinding(PositionalBinding = $false)]
param(
    # 主機，或 主機:連接埠；可以好幾台，用空白或逗號分開。
    [Parameter(Position = 0, ValueFromRemainingArguments = $true)][string[]]$HostName = @(),
    # 另外指定送出的主機名稱（SNI）；- 是不送。
    [string]$Name = '',
    # 連到這個 IP 位址，不問 DNS。
    [string]$Address = '',
    # DNS 給的每一個位址都看。
    [switch]$AllAddresses,
    [ValidateSet('smtp', 'imap', 'pop3', 'ftp')][string]$StartTls,
    # 清單檔，一行一台：主機[:連接埠] [位址]，# 開頭的行是說明。
    [string]$File = '',
    [ValidateRange(1, 120)][int]$TimeoutSeconds = 5,
    # 看 HTTP 轉址的連接埠，只在連接埠是 443 時看；0 是不看。
    [ValidateRange(0, 65535)][int]$HttpPort = 80,
    # 寫進檔案（UTF-8），不寫在畫面上。
    [string]$OutFile = '',
    [switch]$Local
)
$ErrorActionPreference = 'Stop'

# ── 送出的位元組，和網站的 src/core/probe/hello-table.ts 一樣 ──
$helloTable = @{
    suites = 'c02bc02fc02cc030cca9cca8c023c027c024c028c009c013c00ac014009e009fccaa0067006b00330039' +
        '009c009d003c003d002f0035c008c0120016000ac007c01100050004000900150014001100080003000600620064'
    suites13 = '130213031301'
    alpn = '0010000e000c02683208687474702f312e31'
    groups = '000a000a0008001d001700180019'
    points = '000b00020100'
    signatures = '000d0018001604030503060308040805080604010501060102030201'
    status = '000500050100000000'
    renegotiation = 'ff01000100'
    versions13 = '002b0003020304'
}
$versionBytes = @{ 'SSLv3' = '0300'; 'TLSv1.0' = '0301'; 'TLSv1.1' = '0302'; 'TLSv1.2' = '0303'; 'TLSv1.3' = '0304' }
$weakSuites = @{
    'NULL' = '00010002003bc001c006c00bc010c015'
    'anon' = '0018001b0034003a0046006c006d0089009b00a600a7c016c017c018c019001a0017'
    'EXPORT' = '0003000600080014001100620064000b000e'
    'DES' = '000900150012000c000f'
    'RC4' = '00040005c007c011c002c00c'
    '3DES' = '000a00160013c008c012c003c00d000d0010'
    'RSA' = '009d009c003d0035003c002fc09dc09c008400410096'
}
$groupNames = @{
    '0015' = 'secp224r1'; '0016' = 'secp256k1'; '0017' = 'secp256r1'; '0018' = 'secp384r1'; '0019' = 'secp521r1'
    '001d' = 'x25519'; '001e' = 'x448'; '11ec' = 'X25519MLKEM768'
}
# ServerKeyExchange 以質數開頭的套件（DHE）。
$finiteField = '0011 0012 0013 0014 0015 0016 0017 0018 0019 001a 001b 0032 0033 0034 0038 0039 003a 0040 0063 0065 ' +
    '0067 0068 0069 006a 006b 006c 006d 009e 009f 00a0 00a1 00a2 00a3 00a4 00a5 00a6 00a7 ccaa'
$retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'
$protocols = 'SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'
$families = 'NULL', 'anon', 'EXPORT', 'DES', 'RC4', '3DES', 'RSA'

# ── 寫 ClientHello：都是十六進位的字，最後才變成位元組 ──
function Add-Size([string]$Hex) { return ('{0:x4}' -f ($Hex.Length -shr 1)) + $Hex }

function New-ClientHello([string]$Protocol, [string]$Suites, [string]$Name, [bool]$WithAlpn, [string]$Random, [string]$KeyShare) {
    $version = $versionBytes[$Protocol]
    if ($Protocol -eq 'TLSv1.3') { $version = $versionBytes['TLSv1.2'] }
    $record = $versionBytes['TLSv1.0']
    $extensions = ''
    if ($Protocol -eq 'SSLv3') {
        $record = $version
    } else {
        if ($Name -ne '') {
            $letters = ''
            foreach ($letter in $Name.ToCharArray()) { $letters += '{0:x2}' -f [int]$letter }
            $extensions += '0000' + (Add-Size (Add-Size ('00' + (Add-Size $letters))))
        }
        $extensions += $helloTable.points + $helloTable.groups + $helloTable.signatures + $helloTable.status + $helloTable.renegotiation
        if ($WithAlpn) { $extensions += $helloTable.alpn }
        if ($Protocol -eq 'TLSv1.3') { $extensions += $helloTable.versions13 + '0033' + (Add-Size (Add-Size ('001d' + (Add-Size $KeyShare)))) }
    }
    # 舊的負載平衡器會卡在 256 到 511 個位元組的 ClientHello（RFC 7685），補到 512。
    $whole = 45 + (($Suites.Length + $extensions.Length) -shr 1)
    if ($whole -gt 255 -and $whole -lt 512) { $extensions += '0015' + (Add-Size ('00' * [Math]::Max(0, 508 - $whole))) }
    $body = $version + $Random + '00' + (Add-Size $Suites) + '0100'
    if ($extensions -ne '') { $body += Add-Size $extensions }
    return '16' + $record + (Add-Size ('0100' + (Add-Size $body)))
}

# ── 讀回答：$Take 拿剛好那麼多位元組，連線斷了是 $null ──
function Get-Number($Bytes, [int]$At, [int]$Count) {
    $number = 0
    for ($index = $At; $index -lt $At + $Count; $index++) {
        $number = $number -shl 8
        if ($index -lt $Bytes.Count) { $number = $number -bor [int]$Bytes[$index] }
    }
    return $number
}

function Get-Part($Bytes, [int]$At, [int]$Count) {
    $size = [Math]::Max(0, [Math]::Min($Count, $Bytes.Count - $At))
    $part = [byte[]]::new($size)
    if ($size -gt 0) { [Array]::Copy($Bytes, $At, $part, 0, $size) }
    return , $part
}

function Get-Hex($Bytes) { return [BitConverter]::ToString($Bytes).Replace('-', '').ToLowerInvariant() }

function Get-GroupName([int]$Number) {
    $hex = '{0:x4}' -f $Number
    if ($groupNames.ContainsKey($hex)) { return $groupNames[$hex] }
    return "0x$hex"
}

# 讀不出 ServerHello 就是 $false。
function Read-Hello($Message, $Answer) {
    $after = 35 + (Get-Number $Message 34 1)
    if ($Message.Count -lt $after + 3) { return $false }
    $Answer.IsRetry = (Get-Hex (Get-Part $Message 2 32)) -eq $retryRandom
    $Answer.Cipher = '{0:x4}' -f (Get-Number $Message $after 2)
    $version = Get-Hex (Get-Part $Message 0 2)
    $at = $after + 5
    while ($at + 4 -le $Message.Count) {
        $type = Get-Number $Message $at 2
        $value = Get-Part $Message ($at + 4) (Get-Number $Message ($at + 2) 2)
        if ($type -eq 0x2b) { $version = Get-Hex $value }
        if ($type -eq 0x33) { $Answer.Group = Get-GroupName (Get-Number $value 0 2) }
        if ($type -eq 0x10) { $Answer.Alpn = [Text.Encoding]::GetEncoding(28591).GetString((Get-Part $value 3 (Get-Number $value 2 1))) }
        $at += 4 + $value.Count
    }
    $Answer.Protocol = $null
    foreach ($protocol in $protocols) { if ($versionBytes[$protocol] -eq $version) { $Answer.Protocol = $protocol } }
    return $null -ne $Answer.Protocol
}

# 長度不合就是 $null。
function Read-Certificates($Message) {
    $certificates = [System.Collections.Generic.List[object]]::new()
    if ($Message.Count -lt 3 -or (Get-Number $Message 0 3) -ne $Message.Count - 3) { return $null }
    $at = 3
    while ($at -lt $Message.Count) {
        $size = Get-Number $Message $at 3
        if ($at + 3 + $size -gt $Message.Count -or $size -eq 0) { return $null }
        $certificates.Add((Get-Part $Message ($at + 3) $size))
        $at += 3 + $size
    }
    return , $certificates
}

function Get-KeyGroup($Message, [string]$Cipher) {
    if (-not $finiteField.Contains($Cipher)) {
        if ((Get-Number $Message 0 1) -eq 3) { return Get-GroupName (Get-Number $Message 1 2) }
        return $null
    }
    $prime = Get-Part $Message 2 (Get-Number $Message 0 2)
    $first = 0
    while ($first -lt $prime.Count -and $prime[$first] -eq 0) { $first++ }
    $bits = ($prime.Count - $first) * 8
    if ($bits -gt 0) { for ($top = [int]$prime[$first]; $top -lt 128; $top = $top -shl 1) { $bits-- } }
    return "dhe-$bits"
}

function Set-Ending($Answer, [string]$Word) {
    $Answer.Ending = $Word
    return $Answer
}

function Test-Offered([string]$Suites, [string]$Cipher) {
    for ($at = 0; $at -lt $Suites.Length; $at += 4) { if ($Suites.Substring($at, 4) -eq $Cipher) { return $true } }
    return $false
}

# 讀到 ServerHello（hello）或 ServerHelloDone（done）為止。伺服器送什麼都不會讓它停不下來。
function Read-ServerAnswer([string]$UpTo, $Take) {
    $answer = @{ Ending = $null; Protocol = $null; Cipher = $null; Group = $null; Alpn = $null; IsRetry = $false; Certificates = $null; Order = ''; Response = $null }
    $held = [System.Collections.Generic.List[byte]]::new()
    $messages = 0
    for ($records = 0; $records -lt 40000; $records++) {
        $header = & $Take 5
        if ($null -eq $header) { return Set-Ending $answer 'closed' }
        $type = Get-Number $header 0 1
        $length = Get-Number $header 3 2
        if ($type -lt 20 -or $type -gt 23 -or (Get-Number $header 1 1) -ne 3) { return Set-Ending $answer 'not-tls' }
        if ($length -gt 0x4800) { return Set-Ending $answer 'garbage' }
        $body = [byte[]]::new(0)
        if ($length -gt 0) { $body = & $Take $length }
        if ($null -eq $body) { return Set-Ending $answer 'closed' }
        if ($type -eq 21) {
            if ($body.Count -ne 2) { return Set-Ending $answer 'garbage' }
            $alert = Get-Number $body 1 1
            # 只是警告（例如不認得主機名稱），伺服器會繼續；再見不是。
            if ((Get-Number $body 0 1) -eq 1 -and $alert -ne 0) { continue }
            return Set-Ending $answer "alert-$alert"
        }
        if ($type -ne 22) { return Set-Ending $answer 'garbage' }
        $held.AddRange($body)
        while ($held.Count -ge 4) {
            $size = Get-Number $held 1 3
            if ($size -gt 262144) { return Set-Ending $answer 'too-large' }
            if ($held.Count -lt 4 + $size) { break }
            $kind = Get-Number $held 0 1
            $message = $held.GetRange(4, $size).ToArray()
            $held.RemoveRange(0, 4 + $size)
            $messages++
            if ($messages -gt 64) { return Set-Ending $answer 'garbage' }
            if ($kind -eq 2) {
                if (-not (Read-Hello $message $answer)) { return Set-Ending $answer 'garbage' }
                if ($UpTo -eq 'hello' -or $answer.Protocol -eq 'TLSv1.3') { return $answer }
            } elseif ($null -eq $answer.Protocol) {
                return Set-Ending $answer 'garbage'
            }
            if ($kind -eq 11) {
                $answer.Certificates = Read-Certificates $message
                if ($null -eq $answer.Certificates) { return Set-Ending $answer 'garbage' }
            }
            if ($kind -eq 22 -and (Get-Number $message 0 1) -eq 1) {
                if ($message.Count -lt 4 -or (Get-Number $message 1 3) -ne $message.Count - 4) { return Set-Ending $answer 'garbage' }
                # 空的等於沒有。
                if ($message.Count -gt 4) { $answer.Response = Get-Part $message 4 ($message.Count - 4) }
            }
            if ($kind -eq 12) { $answer.Group = Get-KeyGroup $message $answer.Cipher }
            if ($kind -eq 14) { return $answer }
        }
    }
    return Set-Ending $answer 'garbage'
}

# ── 連線：到了時限就從外面關掉，卡在哪一步都會醒 ──
function Get-Fault($Failure, $Clock) {
    if ($Clock.IsCancellationRequested) { return 'timeout' }
    $cause = $Failure.Exception.GetBaseException()
    if ($cause -isnot [System.Net.Sockets.SocketException]) { return 'failed' }
    $words = @{
        TimedOut = 'timeout'; ConnectionRefused = 'refused'; ConnectionReset = 'reset'; ConnectionAborted = 'reset'
        HostUnreachable = 'unreachable'; NetworkUnreachable = 'unreachable'
    }
    $word = $words["$($cause.SocketErrorCode)"]
    if ($word) { return $word }
    return 'failed'
}

function Open-Connection($Target, [int]$Port) {
    $client = New-Object System.Net.Sockets.TcpClient -ArgumentList $Target.Ip.AddressFamily
    $clock = New-Object System.Threading.CancellationTokenSource
    $connection = @{ Client = $client; Clock = $clock; Stream = $null; State = 'ok'; Fault = '' }
    $milliseconds = $TimeoutSeconds * 1000
    # 不用指令碼區塊：時限是在別的執行緒上到的。
    $null = $clock.Token.Register([System.Delegate]::CreateDelegate([Action], $client, 'Close'))
    $clock.CancelAfter($milliseconds)
    try {
        $client.SendTimeout = $milliseconds
        $client.ReceiveTimeout = $milliseconds
        if ($client.ConnectAsync($Target.Ip, $Port).Wait($milliseconds)) { $connection.Stream = $client.GetStream() } else { $connection.State = 'timeout' }
    } catch {
        $connection.State = Get-Fault $_ $clock
    }
    return $connection
}

# 連不上的時候，那一個問題怎麼結束。
function Get-StateEnding($Connection) {
    if ($Connection.State -in 'timeout', 'refused') { return $Connection.State }
    return 'failed'
}

function Close-Connection($Connection) {
    $Connection.Clock.Dispose()
    $Connection.Client.Close()
}

function Get-Bytes($Connection, [int]$Count) {
    $bytes = [byte[]]::new($Count)
    $have = 0
    try {
        while ($have -lt $Count) {
            $read = $Connection.Stream.Read($bytes, $have, $Count - $have)
            if ($read -eq 0) {
                $Connection.Fault = 'closed'
                if ($Connection.Clock.IsCancellationRequested) { $Connection.Fault = 'timeout' }
                return $null
            }
            $have += $read
        }
    } catch {
        $Connection.Fault = Get-Fault $_ $Connection.Clock
        return $null
    }
    return , $bytes
}

function Send-Bytes($Connection, [byte[]]$Bytes) {
    try { $Connection.Stream.Write($Bytes, 0, $Bytes.Length) } catch { $Connection.Fault = Get-Fault $_ $Connection.Clock }
}

function Send-Text($Connection, [string]$Text) { Send-Bytes $Connection ([Text.Encoding]::ASCII.GetBytes($Text)) }

# 一行，最多一千個字；連線斷了是 $null。
function Get-Line($Connection) {
    $line = ''
    while ($line.Length -lt 1000) {
        $byte = Get-Bytes $Connection 1
        if ($null -eq $byte) { return $null }
        if ($byte[0] -eq 10) { return $line.TrimEnd("`r") }
        $line += [char]$byte[0]
    }
    return $null
}

# 郵件與 FTP 換成 TLS 的對話（RFC 3207、9051、2595、4217）：送什麼，等哪一行。
$dialogues = @{
    smtp = @('', '^220 '), @("EHLO kb-probe.invalid`r`n", '^250 '), @("STARTTLS`r`n", '^220 ')
    imap = @('', '^\* OK'), @("a1 STARTTLS`r`n", '^a1 OK')
    pop3 = @('', '^\+OK'), @("STLS`r`n", '^\+OK')
    ftp = @('', '^220 '), @("AUTH TLS`r`n", '^234')
}

# 可以開始 TLS 的連線；不行的話 State 說為什麼。
function Open-Tls($Target) {
    $connection = Open-Connection $Target $Target.Port
    if ($connection.State -ne 'ok' -or -not $StartTls) { return $connection }
    foreach ($step in $dialogues[$StartTls]) {
        if ($step[0] -ne '') { Send-Text $connection $step[0] }
        $isThere = $false
        for ($lines = 0; $lines -lt 100 -and -not $isThere; $lines++) {
            $line = Get-Line $connection
            if ($null -eq $line -or $line -match '^([45]\d\d |a1 (NO|BAD)|-ERR)') { break }
            $isThere = $line -match $step[1]
        }
        if ($isThere) { continue }
        $connection.State = 'no-starttls'
        if ($connection.Clock.IsCancellationRequested) { $connection.State = 'timeout' }
        break
    }
    return $connection
}

function Get-RandomHex {
    $bytes = [byte[]]::new(32)
    [System.Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($bytes)
    return Get-Hex $bytes
}

# 一個 ClientHello，一條自己的連線。
function Get-Answer($Target, [string]$Protocol, [string]$Suites, [string]$Name, [bool]$WithAlpn, [string]$UpTo) {
    $connection = Open-Tls $Target
    try {
        if ($connection.State -ne 'ok') { return @{ Ending = Get-StateEnding $connection; Protocol = $null; Certificates = $null } }
        $hello = New-ClientHello $Protocol $Suites $Name $WithAlpn (Get-RandomHex) (Get-RandomHex)
        Send-Bytes $connection ([byte[]]@(for ($at = 0; $at -lt $hello.Length; $at += 2) { [Convert]::ToByte($hello.Substring($at, 2), 16) }))
        $answer = Read-ServerAnswer $UpTo { param([int]$Count) Get-Bytes $connection $Count }
        if ($connection.Fault -ne '') { $answer.Ending = $connection.Fault }
        return $answer
    } finally {
        Close-Connection $connection
    }
}

# ── 寫成文字 ──
function Format-Text($Text) {
    # 不讓伺服器寫出像紀錄或憑證開頭的字。
    $plain = "$Text" -replace '-{5,}', '----' -replace '=(?= ?(?:end )?kb-probe)', '.'
    $clean = ($plain -replace '[^\x20-\x7e]+', ' ').Trim()
    return $clean.Substring(0, [Math]::Min(300, $clean.Length)).Trim()
}

function Format-Time($Time) { return $Time.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture) }

# 斷線、警報、換了版本是 no；其餘看不出來，是 unknown。
function Format-Ending([string]$Word) {
    if (-not $Word) { $Word = 'failed' }
    if ($Word -match '^(alert-|closed$|reset$|other-version-)') { return "no $Word" }
    return "unknown $Word"
}

function Format-Pem([string]$Label, [byte[]]$Der) {
    "-----BEGIN $Label-----"
    [Convert]::ToBase64String($Der) -split '(.{64})' | Where-Object { $_ -ne '' }
    "-----END $Label-----"
}

function Format-Chain([string]$Key, $Answer) {
    if ($null -eq $Answer.Certificates) { return "${Key}: $(Format-Ending $Answer.Ending)" }
    "${Key}: $($Answer.Protocol) $($Answer.Certificates.Count)$($Answer.Order)"
    foreach ($der in $Answer.Certificates) { Format-Pem 'CERTIFICATE' $der }
}

# ── 由 Windows 完成的 TLS：只有 TLS 1.3 的憑證串鍊與 HEAD / 才用；憑證是什麼都接受，只看不判斷 ──
$sentBySsl = @{ Leaf = $null; Others = @() }
$keepCertificates = {
    param($From, $Certificate, $Chain, $Errors)
    $sentBySsl.Leaf = $Certificate.GetRawCertData()
    $sentBySsl.Others = @($Chain.ChainPolicy.ExtraStore | ForEach-Object { , $_.RawData })
    return $true
}

# 數字是 SslProtocols：12288 是 TLS 1.3；0 是系統的預設，舊的 .NET 不接受，改用 4032（TLS 1.0 到 1.2）。
function Open-SslStream($Connection, $Target, [int]$Versions) {
    $stream = New-Object System.Net.Security.SslStream($Connection.Stream, $false, $keepCertificates)
    $server = if ($Target.Name -ne '') { $Target.Name } else { "$($Target.Ip)" }
    $stream.AuthenticateAsClient($server, $null, [System.Security.Authentication.SslProtocols]$Versions, $false)
    return $stream
}

# 只會 TLS 1.3 的伺服器：憑證是加密的，Windows 會 TLS 1.3 才看得到，順序不知道。
function Get-ChainOf13($Target) {
    $connection = Open-Connection $Target $Target.Port
    try {
        if ($connection.State -ne 'ok') { return @{ Certificates = $null; Ending = 'failed' } }
        $sentBySsl.Leaf = $null
        $null = Open-SslStream $connection $Target 12288
        if ($null -eq $sentBySsl.Leaf) { return @{ Certificates = $null; Ending = 'failed' } }
        $certificates = @(, $sentBySsl.Leaf)
        foreach ($der in $sentBySsl.Others) { if ((Get-Hex $der) -ne (Get-Hex $sentBySsl.Leaf)) { $certificates += , $der } }
        return @{ Protocol = 'TLSv1.3'; Certificates = $certificates; Order = ' unordered' }
    } catch {
        $word = Get-Fault $_ $connection.Clock
        if ($word -ne 'timeout') { $word = 'no-tool' }
        return @{ Certificates = $null; Ending = $word }
    } finally {
        Close-Connection $connection
    }
}

function Read-Head($Stream) {
    $head = ''
    $buffer = [byte[]]::new(4096)
    while ($head.Length -lt 32768) {
        $read = $Stream.Read($buffer, 0, $buffer.Length)
        if ($read -eq 0) { return $head }
        $head += [Text.Encoding]::GetEncoding(28591).GetString($buffer, 0, $read)
        if ($head.Contains("`r`n`r`n")) { return $head.Substring(0, $head.IndexOf("`r`n`r`n")) }
    }
    return $null
}

# HEAD / 的回答，寫成幾行。
function Get-HttpLines([string]$Key, $Target, [int]$Port, [int]$Versions) {
    $connection = Open-Connection $Target $Port
    try {
        if ($connection.State -ne 'ok') { return "${Key}: $(Format-Ending (Get-StateEnding $connection))" }
        $stream = if ($Key -eq 'https') { Open-SslStream $connection $Target $Versions } else { $connection.Stream }
        $server = if ($Target.Name -ne '') { $Target.Name } else { $Target.HostName }
        $request = "HEAD / HTTP/1.1`r`nHost: $server`r`nUser-Agent: kb-probe`r`nAccept: */*`r`nConnection: close`r`n`r`n"
        $bytes = [Text.Encoding]::ASCII.GetBytes($request)
        $stream.Write($bytes, 0, $bytes.Length)
        $head = Read-Head $stream
    } catch {
        if ($Versions -eq 0 -and $_.Exception.GetBaseException() -is [System.ArgumentException]) { return Get-HttpLines $Key $Target $Port 4032 }
        return "${Key}: $(Format-Ending (Get-Fault $_ $connection.Clock))"
    } finally {
        Close-Connection $connection
    }
    if ($null -eq $head) { return "${Key}: $(Format-Ending 'too-large')" }
    if ($head -eq '') { return "${Key}: $(Format-Ending $(if ($connection.Clock.IsCancellationRequested) { 'timeout' } else { 'closed' }))" }
    if ($head -notmatch '^HTTP/1\.[01] (\d{3})') { return "${Key}: $(Format-Ending 'garbage')" }
    "${Key}: $($Matches[1])"
    $fields = @('location', 'location'), @('server', 'server'), @('hsts', 'strict-transport-security'), @('date', 'date')
    foreach ($field in $fields) {
        $line = @($head -split "`r`n" | Where-Object { $_ -like "$($field[1]):*" })
        if ($line.Count -gt 0) { "$($field[0]): $(Format-Text $line[0].Substring($field[1].Length + 1))" }
    }
    "date-at: $(Format-Time (Get-Date))"
}

function Get-ScriptLines {
    "script: kb-probe.ps1 1.0"
    if ($PSCommandPath) { "sha256: $((Get-FileHash -LiteralPath $PSCommandPath -Algorithm SHA256).Hash.ToLowerInvariant())" }
}

# 一台主機的一個位址：全部的問題，寫成一段。
function Get-Record($Target) {
    '=== kb-probe 1 ==='
    Get-ScriptLines
    "library: PowerShell $($PSVersionTable.PSVersion), $(Format-Text ([Environment]::OSVersion.VersionString))"
    "clock: $(Format-Time (Get-Date))"
    "host: $($Target.HostName)"
    "port: $($Target.Port)"
    "name: $(if ($Target.Name -ne '') { $Target.Name } else { '-' })"
    "address: $(if ($Target.Ip) { $Target.Ip } else { '-' })"
    "starttls: $(if ($StartTls) { $StartTls } else { '-' })"
    $state = 'unknown-host'
    if ($Target.Ip) {
        $connection = Open-Tls $Target
        $state = $connection.State
        Close-Connection $connection
    }
    "connect: $state"
    if ($state -eq 'ok') { Get-AnswerLines $Target }
    '=== end kb-probe ==='
}

function Get-AnswerLines($Target) {
    $withAlpn = -not $StartTls
    $answers = @{}
    $best = $null
    $accepts = $false
    $refuses = $false
    $oldest = ''
    # 從最新的問起；1.2 以前最先答應的那一版，看得到憑證與其餘的。
    foreach ($protocol in 'TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1.0', 'SSLv3') {
        $suites = if ($protocol -eq 'TLSv1.3') { $helloTable.suites13 } else { $helloTable.suites }
        $answers[$protocol] = Get-Answer $Target $protocol $suites $Target.Name $withAlpn 'done'
        if ($null -eq $best -and $protocol -ne 'TLSv1.3' -and $answers[$protocol].Protocol -eq $protocol) { $best = $answers[$protocol] }
    }
    foreach ($protocol in $protocols) {
        $answer = $answers[$protocol]
        if ($answer.Protocol) { $accepts = $true } elseif ((Format-Ending $answer.Ending) -match '^no ') { $refuses = $true }
        if ($oldest -eq '' -and $protocol -ne 'SSLv3' -and $protocol -ne 'TLSv1.3' -and $answer.Protocol -eq $protocol) { $oldest = $protocol }
        if ($answer.Protocol -eq $protocol) { "protocol: $protocol yes $($answer.Cipher)" }
        elseif ($answer.Protocol) { "protocol: $protocol $(Format-Ending "other-version-$($answer.Protocol)")" }
        else { "protocol: $protocol $(Format-Ending $answer.Ending)" }
    }
    # 一般的套件都拒絕的伺服器，可能只有不加密或不驗證的。
    $weakest = ''
    if ($best) { $weakest = $best.Protocol } elseif ($refuses -and -not $accepts) { $weakest = 'TLSv1.2' }
    if ($weakest) {
        foreach ($family in $families) {
            # 新的版本沒有 EXPORT（RFC 4346 附錄 A.5）與 DES（RFC 5246 §1.2），有的伺服器只在更舊的版本接受。
            $with = $weakest
            if (($family -eq 'DES' -or $family -eq 'EXPORT') -and $oldest -ne '') { $with = $oldest }
            $answer = Get-Answer $Target $with $weakSuites[$family] $Target.Name $false 'hello'
            # 選了沒有問的套件，不算有。
            if ($null -eq $answer.Ending -and -not (Test-Offered $weakSuites[$family] $answer.Cipher)) { $answer.Ending = 'garbage' }
            if ($answer.Ending) { "cipher: $family $(Format-Ending $answer.Ending)" } else { "cipher: $family yes $($answer.Cipher)" }
        }
    }
    foreach ($protocol in $protocols) {
        if ($answers[$protocol].Protocol -eq $protocol -and $answers[$protocol].Group) { "group: $protocol $($answers[$protocol].Group)" }
    }
    if ($best) {
        if ($withAlpn) { "alpn: $(if ($best.Alpn) { Format-Text $best.Alpn } else { '-' })" }
        if ($null -ne $best.Certificates) { "stapled: $(if ($null -ne $best.Response) { 'yes' } else { 'no' })" }
        if ($null -ne $best.Certificates -and $null -ne $best.Response) { Format-Pem 'OCSP RESPONSE' $best.Response }
        $chain = @(Format-Chain 'chain' $best)
        $chain
        if ($Target.Name -ne '') {
            $unnamed = @(Format-Chain 'unnamed' (Get-Answer $Target $best.Protocol $helloTable.suites '' $withAlpn 'done'))
            $isSame = $null -ne $best.Certificates -and (($unnamed -join "`n") -replace '^unnamed', 'chain') -eq ($chain -join "`n")
            if ($isSame) { 'unnamed: same' } else { $unnamed }
        }
    } elseif ($answers['TLSv1.3'].Protocol -eq 'TLSv1.3' -and $withAlpn) {
        Format-Chain 'chain' (Get-ChainOf13 $Target)
    }
    if (-not $withAlpn) { return }
    if ($HttpPort -ne 0 -and $Target.Port -eq 443) { Get-HttpLines 'http' $Target $HttpPort 0 }
    Get-HttpLines 'https' $Target $Target.Port 0
}

# ── -Local：這台 IIS 主機才知道的事 ──
# netsh 的文字跟著 Windows 的語言走，所以只看順序與值的樣子：每一段的第一個值是繫結，{…} 的下一個值是存放區。
function Read-SslCert($Lines) {
    $values = @()
    foreach ($line in @($Lines) + '') {
        if ($line -match '^\s+\S.*?\s[:：]\s*(\S.*?)\s*$') { $values += $Matches[1] }
        if ($line.Trim() -ne '') { continue }
        $print = '-'
        $store = ''
        for ($index = 1; $index -lt $values.Count; $index++) {
            if ($values[$index] -match '^[0-9A-Fa-f]{40}$') { $print = $values[$index].ToLowerInvariant() }
            # 每一個繫結都有應用程式識別碼 {…}。
            if ($values[$index - 1] -match '^\{[0-9A-Fa-f-]{36}\}$') { $store = $values[$index] }
        }
        if ($store -ne '') {
            if ($store -notmatch '^\w+$') { $store = '-' }
            # 只有連接埠的是中央憑證存放區。
            "binding: $($values[0] -replace '^(\d{1,5})$', 'ccs:$1') $print $store"
        }
        $values = @()
    }
}

# 金鑰提供者的名稱；看不到是 unknown。金鑰本身不讀。
function Get-ProviderName($Certificate) {
    try {
        $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($Certificate)
        if (-not $key) { $key = [System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPrivateKey($Certificate) }
        if ($key.CspKeyContainerInfo) { return $key.CspKeyContainerInfo.ProviderName }
        if ($key.Key.Provider.Provider) { return $key.Key.Provider.Provider }
    } catch { Write-Verbose "$_" }
    return 'unknown'
}

function Get-StoreLines([string]$Store) {
    $path = "Cert:\LocalMachine\$Store"
    if (-not (Test-Path $path)) { return "store: $Store none" }
    $certificates = @(Get-ChildItem $path)
    "store: $Store $($certificates.Count)"
    foreach ($certificate in $certificates) {
        $hasKey = if ($certificate.HasPrivateKey) { 'yes' } else { 'no' }
        "certificate: $($certificate.Thumbprint.ToLowerInvariant()) $Store key-$hasKey $(Format-Time $certificate.NotAfter)"
        if ($certificate.HasPrivateKey) { "provider: $(Get-ProviderName $certificate)" }
        "subject: $($certificate.Subject -replace '[\x00-\x1f\x7f]+', ' ')"
    }
}

function Get-SiteLines {
    if (-not (Test-Path 'HKLM:\SOFTWARE\Microsoft\InetStp')) { return 'sites: none' }
    $xml = New-Object System.Xml.XmlDocument
    $xml.Load((Join-Path $env:windir 'System32\inetsrv\config\applicationHost.config'))
    $nodes = @($xml.SelectNodes('/configuration/system.applicationHost/sites/site/bindings/binding[@protocol="https"]'))
    "sites: $($nodes.Count)"
    foreach ($node in $nodes) {
        $flags = $node.GetAttribute('sslFlags')
        "site: $($node.GetAttribute('bindingInformation')) $(if ($flags) { $flags } else { '0' })"
        "site-name: $($node.ParentNode.ParentNode.GetAttribute('name'))"
    }
}

function Get-ProtocolLines {
    $root = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols'
    foreach ($protocol in 'SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3') {
        foreach ($side in 'Server', 'Client') {
            $key = Get-ItemProperty "$root\$protocol\$side" -ErrorAction SilentlyContinue
            $enabled = if ($null -ne $key.Enabled) { $key.Enabled } else { 'not-set' }
            $disabled = if ($null -ne $key.DisabledByDefault) { $key.DisabledByDefault } else { 'not-set' }
            "schannel: $($protocol -replace ' ', '-') $($side.ToLowerInvariant()) enabled=$enabled disabled-by-default=$disabled"
        }
    }
}

function Get-WindowsLine {
    $version = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    "windows: $([Environment]::OSVersion.Version) $(Format-Text $version.ProductName)"
}

# 一部分看不到，其餘照寫。
function Get-Section([string]$What, [scriptblock]$Read) { try { & $Read } catch { "unread: $What $(Format-Text $_.Exception.Message)" } }

function Get-LocalRecord {
    '=== kb-probe-local 1 ==='
    Get-ScriptLines
    "clock: $(Format-Time (Get-Date))"
    "powershell: $($PSVersionTable.PSVersion)"
    Get-Section 'windows' { Get-WindowsLine }
    Get-Section 'own-address' { [System.Net.Dns]::GetHostAddresses([System.Net.Dns]::GetHostName()) | ForEach-Object { "own-address: $($_.IPAddressToString -replace '%.*$', '')" } }
    Get-Section 'bindings' {
        $shown = @(& netsh http show sslcert)
        if ($LASTEXITCODE -ne 0) { throw ($shown -join ' ') }
        $lines = @(Read-SslCert $shown)
        "bindings: $($lines.Count)"
        $lines
    }
    Get-Section 'sites' { Get-SiteLines }
    foreach ($store in 'My', 'WebHosting') { Get-Section "store-$store" { Get-StoreLines $store } }
    Get-Section 'schannel' { Get-ProtocolLines }
    '=== end kb-probe-local ==='
}

# ── 要看哪些 ──
function Stop-Here([string]$Message) {
    Write-Host "kb-probe：$Message"
    exit 2
}

# 主機[:連接埠]；IPv6 要加連接埠時寫在中括號裡。
function Get-Wanted([string]$Text, [string]$At) {
    $ip = $null
    if ($At -and -not [System.Net.IPAddress]::TryParse($At, [ref]$ip)) { Stop-Here "不是 IP 位址：$At" }
    if ([System.Net.IPAddress]::TryParse($Text, [ref]$ip)) { return @{ HostName = "$ip"; Port = 443; At = $At } }
    if ($Text -notmatch '^(\[(?<ip>[0-9A-Fa-f:.]+)\]|(?<name>[^\s:/\[\]@]+))(:(?<port>\d{1,5}))?$') { Stop-Here "看不懂 $Text，請寫 主機 或 主機:連接埠" }
    $found = $Matches
    $port = if ($found.port) { [int]$found.port } else { 443 }
    if ($port -lt 1 -or $port -gt 65535) { Stop-Here "連接埠不對：$Text" }
    $server = if ($found.ip) { $found.ip } else { Get-AsciiName $found.name }
    return @{ HostName = $server; Port = $port; At = $At }
}

function Get-AsciiName([string]$Text) {
    $ascii = ''
    try { $ascii = (New-Object System.Globalization.IdnMapping).GetAscii($Text) } catch { Write-Verbose "$_" }
    if ($ascii -notmatch '^[A-Za-z0-9_.-]{1,253}$') { Stop-Here "主機名稱不對：$Text" }
    return $ascii
}

# 位址，各是一個目標；沒有 -AllAddresses 就用第一個連得上的。
function Get-Targets($Wanted) {
    $ip = $null
    $isIp = [System.Net.IPAddress]::TryParse($Wanted.HostName, [ref]$ip)
    $sni = if ($Name -eq '-' -or ($Name -eq '' -and $isIp)) { '' } elseif ($Name -ne '') { Get-AsciiName $Name } else { $Wanted.HostName }
    $addresses = @($ip)
    if ($Wanted.At) { $addresses = @([System.Net.IPAddress]::Parse($Wanted.At)) }
    elseif (-not $isIp) {
        $addresses = @($null)
        try {
            $asking = [System.Net.Dns]::GetHostAddressesAsync($Wanted.HostName)
            if ($asking.Wait($TimeoutSeconds * 1000) -and $asking.Result.Count -gt 0) { $addresses = @($asking.Result) }
        } catch { Write-Verbose "$_" }
    }
    $targets = @(foreach ($each in $addresses) { @{ HostName = $Wanted.HostName; Port = $Wanted.Port; Ip = $each; Name = $sni } })
    if ($AllAddresses -or $targets.Count -eq 1) { return $targets }
    foreach ($target in $targets) {
        $connection = Open-Connection $target $target.Port
        Close-Connection $connection
        if ($connection.State -eq 'ok') { return $target }
    }
    return $targets[0]
}

# powershell -File 把 a,b 當成一個字；在 PowerShell 裡，接著寫的清單可能變成用空白連起來的一個字。
$hosts = @($HostName | ForEach-Object { $_ -split '[,\s]+' } | Where-Object { $_ -ne '' })
$wanted = @(foreach ($each in $hosts) { Get-Wanted $each $Address })
if ($File) {
    foreach ($line in Get-Content -LiteralPath $File -Encoding UTF8) {
        $words = @($line.Trim() -split '\s+')
        if ($words[0] -eq '' -or $words[0].StartsWith('#')) { continue }
        $wanted += Get-Wanted $words[0] $(if ($words.Count -gt 1) { $words[1] } else { '' })
    }
}
if ($wanted.Count -eq 0 -and -not $Local) { Stop-Here '沒有主機。用法：.\kb-probe.ps1 主機[:連接埠] -OutFile probe.txt' }
if ($Address -and $hosts.Count -ne 1) { Stop-Here '-Address 一次只能看一台主機' }

$text = @(
    foreach ($each in $wanted) {
        Write-Host "kb-probe：$($each.HostName):$($each.Port)"
        foreach ($target in @(Get-Targets $each)) { Get-Record $target }
    }
    if ($Local) { Get-LocalRecord }
)
if ($OutFile) {
    $path = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutFile)
    [System.IO.File]::WriteAllText($path, ($text -join "`r`n") + "`r`n", (New-Object System.Text.UTF8Encoding $false))
    Write-Host "kb-probe：寫在 $path"
} else {
    Write-Output $text
}
Write-Host 'kb-probe：只送了交握的第一則訊息與 HEAD /，沒有登入，沒有改任何設定。'
Write-Host '文字裡有：主機名稱與位址、伺服器送出的憑證、接受的協定與加密套件、HTTP 的狀態與轉址。'
if ($Local) { Write-Host '還有這台主機的：IP 位址、Windows 版本、IIS 站台名稱與繫結、存放區裡憑證的主體與指紋、SChannel 的設定。' }
Write-Host '文字裡沒有：私密金鑰、密碼、cookie。寄出去之前可以打開來看。'
if (@($text | Where-Object { $_ -match '^connect: (?!ok$)' }).Count -gt 0) { exit 1 }
