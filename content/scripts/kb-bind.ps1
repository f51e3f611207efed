<#
.SYNOPSIS
把 IIS 上用舊憑證的每一個 https 繫結換成新的；有一個不對，就全部換回舊的。

.DESCRIPTION
要用系統管理員身分開的 Windows PowerShell 5.1（不是 PowerShell 7）。
這份指令檔沒有在 Windows 上執行過：先在測試機試，正式的主機先加 -WhatIf 看會改哪些。
舊憑證不會刪除。改之前的繫結存在 UndoFile。

結束代碼：0 換好了，或 -WhatIf；1 新的憑證不對，繫結都沒有動；2 已經換回舊的；3 換不回去，要立刻找人處理。

.EXAMPLE
.\kb-bind.ps1 -OldThumbprint 舊憑證的指紋 -NewThumbprint 新憑證的指紋 -WhatIf

.EXAMPLE
.\kb-bind.ps1 -OldThumbprint 舊憑證的指紋 -PfxPath C:\cert\new.pfx
#>
#Requires -Version 5.1
#Requires -RunAsAdministrator
#Requires -Modules WebAdministration
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)][string]$OldThumbprint,
    # 已經在「本機電腦／個人」裡的新憑證；或改給 PfxPath。
    [string]$NewThumbprint,
    [string]$PfxPath,
    [string]$UndoFile = (Join-Path $env:TEMP ('kb-bind-{0:yyyyMMdd-HHmmss}.csv' -f (Get-Date)))
)
$ErrorActionPreference = 'Stop'

function Stop-Here([int]$Code, [string]$Message) {
    Write-Host "kb-bind：$Message"
    exit $Code
}

# 從畫面複製的指紋常帶著空格與看不見的字元。
function Get-Hex([string]$Text) { ($Text -replace '[^0-9A-Fa-f]', '').ToUpperInvariant() }

# 那個繫結送出的憑證的指紋；連不上是空的。
function Get-Served($Binding) {
    # 位址:連接埠:主機名稱；IPv6 的位址在中括號裡。
    if (-not ($Binding.bindingInformation -match '^(?<ip>\[.*\]|[^:]*):(?<port>\d+):(?<name>.*)$')) { return '' }
    $where = $Matches
    $address = if ($where.ip -eq '*' -or $where.ip -eq '') { '127.0.0.1' } else { $where.ip.Trim('[', ']') }
    $name = if ($where.name) { $where.name } else { 'localhost' }
    $client = New-Object System.Net.Sockets.TcpClient
    try {
        if (-not $client.ConnectAsync($address, [int]$where.port).Wait(10000)) { return '' }
        $stream = New-Object System.Net.Security.SslStream($client.GetStream(), $false, { $true })
        $stream.ReadTimeout = 10000
        $stream.AuthenticateAsClient($name, $null, 'Tls12', $false)
        return $stream.RemoteCertificate.GetCertHashString()
    } catch {
        return ''
    } finally {
        $client.Close()
    }
}

# 每一個繫結都送出那一張，最多看十次。
function Test-Served($Bindings, [string]$Thumbprint) {
    foreach ($attempt in 1..10) {
        $wrong = @($Bindings | Where-Object { (Get-Served $_) -ne $Thumbprint })
        if ($wrong.Count -eq 0) { return $true }
        Start-Sleep -Seconds 1
    }
    $wrong | ForEach-Object { Write-Host "  $($_.bindingInformation) 送出的不是 $Thumbprint" }
    return $false
}

# ── 用舊憑證的繫結 ──
$old = Get-Hex $OldThumbprint
$bindings = @(Get-WebBinding -Protocol https | Where-Object { $_.certificateHash -eq $old })
if ($bindings.Count -eq 0) { Stop-Here 1 "沒有繫結用著 $old" }
$stores = @($bindings | ForEach-Object { $_.certificateStoreName })
$columns = 'ItemXPath', 'bindingInformation', 'certificateHash', 'certificateStoreName', 'sslFlags'
$bindings | Select-Object -Property $columns | Format-Table -AutoSize | Out-Host

# ── 新的憑證 ──
if ($PfxPath) {
    $password = Read-Host 'PFX 的密碼' -AsSecureString
    $imported = @(Import-PfxCertificate -FilePath $PfxPath -CertStoreLocation Cert:\LocalMachine\My -Password $password)
    if ($WhatIfPreference) { Stop-Here 0 '-WhatIf：沒有匯入，也沒有改繫結' }
    $NewThumbprint = @($imported | Where-Object { $_.HasPrivateKey })[0].Thumbprint
}
$new = Get-Hex $NewThumbprint
if (-not $new -or -not (Test-Path "Cert:\LocalMachine\My\$new")) { Stop-Here 1 '「本機電腦／個人」裡沒有新的憑證' }
$certificate = Get-Item "Cert:\LocalMachine\My\$new"
$now = Get-Date
if (-not $certificate.HasPrivateKey) { Stop-Here 1 '新的憑證沒有私密金鑰' }
if ($certificate.NotBefore -gt $now) { Stop-Here 1 '新的憑證還沒有生效' }
if ($certificate.NotAfter -le $now) { Stop-Here 1 '新的憑證已經過期' }
foreach ($binding in $bindings) {
    $name = ($binding.bindingInformation -split ':')[-1]
    $covered = @($certificate.DnsNameList | Where-Object { $name -like $_.Punycode })
    if ($name -and $covered.Count -eq 0) { Stop-Here 1 "新的憑證上沒有 $name" }
}
$chain = New-Object System.Security.Cryptography.X509Certificates.X509Chain
$chain.ChainPolicy.RevocationMode = 'NoCheck'
if (-not $chain.Build($certificate)) {
    Stop-Here 1 ('串鍊接不到信任的根憑證：' + (($chain.ChainStatus | ForEach-Object { $_.StatusInformation.Trim() }) -join ' '))
}

if (-not $PSCmdlet.ShouldProcess("$($bindings.Count) 個 https 繫結", "換成 $new")) { Stop-Here 0 '沒有改繫結' }
$bindings | Select-Object -Property $columns | Export-Csv -Path $UndoFile -NoTypeInformation -Encoding UTF8
Write-Host "改之前的繫結：$UndoFile"

# ── 換上，看看，不對就全部換回去 ──
$done = $false
try {
    foreach ($binding in $bindings) { $binding.AddSslCertificate($new, 'My') }
    $done = Test-Served $bindings $new
} catch {
    Write-Host "kb-bind：$_"
} finally {
    # 按 Ctrl+C 也會走到這裡。
    if (-not $done) {
        for ($index = 0; $index -lt $bindings.Count; $index++) {
            try { $bindings[$index].AddSslCertificate($old, $stores[$index]) } catch { Write-Host "kb-bind：$_" }
        }
    }
}
if ($done) { Stop-Here 0 "換好了，$($bindings.Count) 個繫結" }
if (Test-Served $bindings $old) { Stop-Here 2 '已經換回舊的憑證' }
Stop-Here 3 "換不回去，請立刻找人處理；改之前的繫結在 $UndoFile"
