import Engine
import Objects

/// Would fetch a page; the network is out of the session's reach.
struct InvokeWebRequest: Cmdlet {
  static let name = "Invoke-WebRequest"
  static let aliases = ["iwr", "curl", "wget"]
  static let traits = CommandTraits(defaultSet: "StandardMethod", isRefused: true)

  var request = WebRequest()
  static let parameters: [Parameter<Self>] = WebRequest.parameters(\.request)
  mutating func process(_ run: CommandRuntime) throws { throw request.refusal(run) }
}

/// Would call a web service; the network is out of the session's reach.
struct InvokeRestMethod: Cmdlet {
  static let name = "Invoke-RestMethod"
  static let aliases = ["irm"]
  static let traits = CommandTraits(defaultSet: "StandardMethod", isRefused: true)

  var request = WebRequest()
  static let parameters: [Parameter<Self>] = WebRequest.parameters(\.request)
  mutating func process(_ run: CommandRuntime) throws { throw request.refusal(run) }
}

/// The parameters that the web cmdlets share.
struct WebRequest {
  var uri = ""
  var method: String?, contentType: String?, userAgent: String?, outFile: String?, inFile: String?, authentication: String?, proxy: String?
  var body = Value.null, headers = Value.null, credential = Value.null, webSession = Value.null, form = Value.null, token = Value.null
  var timeout: Int?, maximumRetryCount: Int?, maximumRedirection: Int?, retryInterval: Int?
  var useBasicParsing = false, useDefaultCredentials = false, skipCertificateCheck = false, passThru = false, skipHttpErrorCheck = false, followRelLink = false
  var skipHeaderValidation = false, allowInsecureRedirect = false, preserveAuthorization = false, noProxy = false, allowUnencrypted = false, resume = false
  var disableKeepAlive = false, preserveMethod = false, proxyUseDefaultCredentials = false
  var customMethod: String?, transferEncoding: String?, sslProtocol: String?, httpVersion: String?, certificateThumbprint: String?
  var proxyCredential = Value.null, certificate = Value.null
  var sessionVariable: String?, statusCodeVariable: String?, responseHeadersVariable: String?

  static func parameters<Root>(_ path: WritableKeyPath<Root, WebRequest>) -> [Parameter<Root>] {
    [
      Parameter("Uri", path.appending(path: \.uri), .mandatory, .position(0)),
      Parameter("Method", path.appending(path: \.method)),
      Parameter("Body", path.appending(path: \.body), .fromPipeline),
      Parameter("Headers", path.appending(path: \.headers)),
      Parameter("ContentType", path.appending(path: \.contentType)),
      Parameter("Credential", path.appending(path: \.credential)),
      Parameter("Authentication", path.appending(path: \.authentication)),
      Parameter("Token", path.appending(path: \.token)),
      Parameter("Form", path.appending(path: \.form)),
      Parameter("OutFile", path.appending(path: \.outFile)),
      Parameter("InFile", path.appending(path: \.inFile)),
      Parameter("TimeoutSec", path.appending(path: \.timeout), .alias("ConnectionTimeoutSeconds")),
      Parameter("MaximumRetryCount", path.appending(path: \.maximumRetryCount)),
      Parameter("MaximumRedirection", path.appending(path: \.maximumRedirection)),
      Parameter("RetryIntervalSec", path.appending(path: \.retryInterval)),
      Parameter("UserAgent", path.appending(path: \.userAgent)),
      Parameter("Proxy", path.appending(path: \.proxy)),
      Parameter("WebSession", path.appending(path: \.webSession)),
      Parameter("SessionVariable", path.appending(path: \.sessionVariable), .alias("SV")),
      Parameter("StatusCodeVariable", path.appending(path: \.statusCodeVariable)),
      Parameter("ResponseHeadersVariable", path.appending(path: \.responseHeadersVariable), .alias("RHV")),
      Parameter("UseBasicParsing", path.appending(path: \.useBasicParsing)),
      Parameter("UseDefaultCredentials", path.appending(path: \.useDefaultCredentials)),
      Parameter("SkipCertificateCheck", path.appending(path: \.skipCertificateCheck)),
      Parameter("SkipHttpErrorCheck", path.appending(path: \.skipHttpErrorCheck)),
      Parameter("SkipHeaderValidation", path.appending(path: \.skipHeaderValidation)),
      Parameter("AllowInsecureRedirect", path.appending(path: \.allowInsecureRedirect)),
      Parameter("AllowUnencryptedAuthentication", path.appending(path: \.allowUnencrypted)),
      Parameter("PreserveAuthorizationOnRedirect", path.appending(path: \.preserveAuthorization)),
      Parameter("PreserveHttpMethodOnRedirect", path.appending(path: \.preserveMethod)),
      Parameter("DisableKeepAlive", path.appending(path: \.disableKeepAlive)),
      Parameter("NoProxy", path.appending(path: \.noProxy)),
      Parameter("ProxyCredential", path.appending(path: \.proxyCredential)),
      Parameter("ProxyUseDefaultCredentials", path.appending(path: \.proxyUseDefaultCredentials)),
      Parameter("Certificate", path.appending(path: \.certificate)),
      Parameter("CertificateThumbprint", path.appending(path: \.certificateThumbprint)),
      Parameter("CustomMethod", path.appending(path: \.customMethod), .alias("CM")),
      Parameter("TransferEncoding", path.appending(path: \.transferEncoding)),
      Parameter("SslProtocol", path.appending(path: \.sslProtocol)),
      Parameter("HttpVersion", path.appending(path: \.httpVersion)),
      Parameter("Resume", path.appending(path: \.resume)),
      Parameter("FollowRelLink", path.appending(path: \.followRelLink), .alias("FL")),
      Parameter("PassThru", path.appending(path: \.passThru)),
    ]
  }

  func refusal(_ run: CommandRuntime) -> PSError {
    run.error(
      "System.Net.Http.HttpRequestException", "\(run.info.name) is not simulated yet: this session does not reach the network (\(uri)).", id: "WebCmdletWebResponseException",
      .ConnectionError, target: Value(uri))
  }
}

/// Would ask another computer for an answer.
struct TestConnection: Cmdlet {
  static let name = "Test-Connection"
  static let traits = CommandTraits(defaultSet: "DefaultPing", module: "Microsoft.PowerShell.Management", isRefused: true)

  var targetName: [String] = []
  var count: Int?, tcpPort: Int?, timeout: Int?
  var quiet = false, repeats = false, ipv4 = false, ipv6 = false, resolvesDestination = false, dontFragment = false, traceroute = false, detailed = false
  var bufferSize: Int?, delay: Int?, maxHops: Int?, source: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("TargetName", \.targetName, .mandatory, .position(0), .fromPipeline, .fromPipelineByPropertyName, .alias("ComputerName")),
    Parameter("Count", \.count),
    Parameter("TcpPort", \.tcpPort),
    Parameter("TimeoutSeconds", \.timeout),
    Parameter("Quiet", \.quiet),
    Parameter("BufferSize", \.bufferSize, .alias("Size", "Bytes", "BS")),
    Parameter("Delay", \.delay),
    Parameter("MaxHops", \.maxHops, .alias("Ttl", "TimeToLive", "Hops")),
    Parameter("Source", \.source),
    Parameter("Repeat", \.repeats, .alias("Continuous")),
    Parameter("IPv4", \.ipv4),
    Parameter("IPv6", \.ipv6),
    Parameter("ResolveDestination", \.resolvesDestination),
    Parameter("DontFragment", \.dontFragment),
    Parameter("Traceroute", \.traceroute),
    Parameter("Detailed", \.detailed),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for name in targetName {
      if quiet { try run.write(.bool(false)) } else {
        try run.writeError(
          run.error("System.Net.NetworkInformation.PingException", "Testing connection to computer '\(name)' failed: this session does not reach the network.", id: "TestConnectionException", .ResourceUnavailable, target: Value(name)))
      }
    }
  }
}
