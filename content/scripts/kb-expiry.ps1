<#
.SYNOPSIS
逐台看伺服器送出的憑證還剩幾天。和 kb-expiry.sh 用同一種清單，說同樣的話。

.DESCRIPTION
Windows PowerShell 5.1，不必是系統管理員。這份指令檔沒有在 Windows 上執行過。

清單檔一行一台，# 開頭的行是說明：網域[:連接埠] [位址]
剩不到效期的三分之一是該換了；剩不到六分之一，或效期 21 天以上而剩不到 7 天，是快來不及。
結束代碼：0 都正常；1 有該換的；2 有快來不及、過期、還沒生效、網域不符或沒有回應的；3 清單裡沒有主機。

.EXAMPLE
.\kb-expiry.ps1 -List .\hosts.txt
#>
#Requires -Version 5.1
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$List,
    [int]$Seconds = 10
)
$ErrorActionPreference = 'Stop'

# 伺服器送出的憑證；連不上或等太久是空的。
function Get-Served([string]$Address, [int]$Port, [string]$Name) {
    $client = New-Object System.Net.Sockets.TcpClient
    try {
        if (-not $client.ConnectAsync($Address, $Port).Wait($Seconds * 1000)) { return $null }
        $stream = New-Object System.Net.Security.SslStream($client.GetStream(), $false, { $true })
        $stream.ReadTimeout = $Seconds * 1000
        # 寫明 Tls12：舊版 Windows 的預設可能只有 TLS 1.0。
        $stream.AuthenticateAsClient($Name, $null, 'Tls12', $false)
        return New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($stream.RemoteCertificate)
    } catch {
        return $null
    } finally {
        $client.Close()
    }
}

function Get-State($Certificate, [string]$Name) {
    if ($null -eq $Certificate) { return '沒有回應，或不是 TLS' }
    $now = Get-Date
    if (@($Certificate.DnsNameList | Where-Object { $Name -like $_.Punycode }).Count -eq 0) { return '送出的不是這個網域的憑證' }
    if ($Certificate.NotAfter -lt $now) { return '已經過期' }
    if ($Certificate.NotBefore -gt $now) { return '還沒生效' }
    $life = ($Certificate.NotAfter - $Certificate.NotBefore).TotalDays
    $left = ($Certificate.NotAfter - $now).TotalDays
    $alarm = $life / 6
    if ($life -ge 21 -and $alarm -lt 7) { $alarm = 7 }
    if ($left -lt $alarm) { return '快來不及' }
    if ($left -lt $life / 3) { return '該換了' }
    return '正常'
}

$rows = @(foreach ($line in Get-Content -Path $List -Encoding UTF8) {
    $words = @($line.Trim() -split '\s+')
    if ($words[0] -eq '' -or $words[0].StartsWith('#')) { continue }
    $name, $port = $words[0] -split ':', 2
    if (-not $port) { $port = 443 }
    $address = if ($words.Count -gt 1) { $words[1] } else { $name }
    $certificate = Get-Served $address $port $name
    [pscustomobject]@{
        '天數' = if ($certificate) { [math]::Truncate(($certificate.NotAfter - (Get-Date)).TotalDays) } else { '-' }
        '到期日' = if ($certificate) { $certificate.NotAfter.ToString('yyyy-MM-dd') } else { '-' }
        '主機' = $words[0]
        '狀態' = Get-State $certificate $name
    }
})
if ($rows.Count -eq 0) { Write-Host '清單檔裡沒有主機'; exit 3 }
$rows | Format-Table -AutoSize | Out-Host
$worst = 0
foreach ($row in $rows) {
    $level = 2
    if ($row.'狀態' -eq '正常') { $level = 0 }
    if ($row.'狀態' -eq '該換了') { $level = 1 }
    if ($level -gt $worst) { $worst = $level }
}
exit $worst
