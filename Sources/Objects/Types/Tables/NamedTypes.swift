/// The types of .NET and its neighbours that scripts name but that do nothing here: `[T]::Member` says *not supported yet*.
///
/// A name in this list gives a script an honest error where *Unable to find type* would send its reader looking for a spelling mistake.
enum NamedTypes {
  /// The bare type of a name; looked up after all others, so that a real table wins.
  static func definition(_ fullName: String) -> TypeDefinition? {
    guard let dot = fullName.utf8.lastIndex(of: 0x2e) else { return nil }
    let namespace = String(fullName[..<dot]), name = String(fullName[fullName.utf8.index(after: dot)...])
    for row in names where FoldedName.equal(row.namespace, namespace) {
      if let spelled = WordList.find(name, in: row.list) { return TypeDefinition("\(row.namespace).\(spelled)") }
    }
    return nil
  }

  private static let names: [(namespace: String, list: String)] = [
    ("System", "Half Int128 UInt128 TimeZone Progress`1 WeakReference MarshalByRefObject Attribute ObsoleteAttribute FlagsAttribute"),
    ("System.Collections", "CollectionBase DictionaryBase"),
    ("System.ComponentModel", "BackgroundWorker Component BindingList`1 TypeConverter"),
    ("System.Data", "DataSet DataTable DataRow DataColumn DataView DataTableCollection DataRowCollection DataColumnCollection CommandType SqlDbType"),
    ("System.Data.SqlClient", "SqlConnection SqlCommand SqlDataAdapter SqlBulkCopy SqlParameter SqlInfoMessageEventHandler SqlConnectionStringBuilder"),
    ("System.Data.Odbc", "OdbcConnection OdbcCommand OdbcDataAdapter"),
    ("System.Data.OleDb", "OleDbConnection OleDbCommand OleDbDataAdapter"),
    ("System.Diagnostics", "EventLog PerformanceCounter Process ProcessStartInfo FileVersionInfo EventLogEntry Debugger"),
    ("System.Diagnostics.Eventing.Reader", "EventLogRecord EventLogReader EventLogQuery EventLogConfiguration"),
    ("System.DirectoryServices", "DirectoryEntry DirectorySearcher SearchResult SearchScope ActiveDirectorySecurity ActiveDirectoryAccessRule"),
    ("System.DirectoryServices.AccountManagement", "PrincipalContext UserPrincipal GroupPrincipal ComputerPrincipal PrincipalSearcher ContextType IdentityType"),
    ("System.DirectoryServices.ActiveDirectory", "Domain Forest DomainController DirectoryContext ActiveDirectorySite"),
    ("System.Drawing", "Bitmap Brush Brushes Color ContentAlignment Font FontFamily FontStyle Graphics Icon Image Pen Pens Point PointF Rectangle Size SizeF SolidBrush SystemIcons"),
    ("System.Drawing.Drawing2D", "InterpolationMode PixelOffsetMode SmoothingMode CompositingQuality"),
    ("System.Drawing.Imaging", "ImageFormat ImageCodecInfo EncoderParameters"),
    ("System.Globalization", "IdnMapping Calendar GregorianCalendar ISOWeek StringInfo"),
    ("System.IO", "BinaryReader BinaryWriter BufferedStream DriveInfo FileSystemWatcher NotifyFilters WatcherChangeTypes"),
    ("System.IO.Compression", "ZipArchive ZipArchiveEntry ZipArchiveMode"),
    ("System.IO.Ports", "SerialPort"),
    ("System.IO.Pipes", "NamedPipeClientStream NamedPipeServerStream"),
    ("System.Management", "ManagementClass ManagementObject ManagementObjectSearcher ManagementScope ManagementDateTimeConverter"),
    ("System.Management.Automation", "PowerShell PSEvent PSEventArgs ProxyCommand CommandMetadata PSSerializer PSParser PSTypeConverter CommandCompletion VariablePath"),
    ("System.Management.Automation.Language", "Parser Token CommandAst FunctionDefinitionAst VariableExpressionAst UsingExpressionAst StringConstantExpressionAst"),
    (
      "System.Management.Automation.Runspaces",
      "Runspace RunspaceFactory RunspacePool InitialSessionState SessionStateVariableEntry SessionStateFunctionEntry PSSession WSManConnectionInfo"
    ),
    ("System.Messaging", "MessageQueue"),
    (
      "System.Net",
      "Cookie CookieContainer CookieCollection CredentialCache FtpWebRequest HttpListener HttpListenerException HttpWebRequest HttpWebResponse IPEndPoint WebClient WebHeaderCollection WebProxy WebRequest WebResponse WebRequestMethods WebRequestMethods+Ftp"
    ),
    ("System.Net.Http", "HttpClient HttpClientHandler HttpMethod HttpRequestMessage HttpResponseMessage StringContent ByteArrayContent MultipartFormDataContent"),
    ("System.Net.Http.Headers", "MediaTypeHeaderValue AuthenticationHeaderValue"),
    ("System.Net.Mail", "MailMessage SmtpClient Attachment AlternateView LinkedResource MailPriority"),
    ("System.Net.NetworkInformation", "Ping PingReply PingOptions NetworkInterface IPGlobalProperties PhysicalAddress IPStatus"),
    ("System.Net.Security", "SslStream RemoteCertificateValidationCallback"),
    ("System.Net.Sockets", "TcpClient TcpListener UdpClient Socket NetworkStream SocketException"),
    ("System.Reflection.Emit", "AssemblyBuilder DynamicMethod OpCodes"),
    ("System.Runtime.Serialization.Formatters.Binary", "BinaryFormatter"),
    ("System.Runtime.Serialization.Json", "DataContractJsonSerializer"),
    ("System.Security.AccessControl", "FileSystemAccessRule FileSystemRights AccessControlType InheritanceFlags PropagationFlags DirectorySecurity FileSecurity RegistryAccessRule"),
    (
      "System.Security.Cryptography",
      "Aes AesManaged AesCryptoServiceProvider RijndaelManaged TripleDES ECDsa RSA RSACryptoServiceProvider RSAParameters SymmetricAlgorithm CryptoStream ProtectedData DataProtectionScope CipherMode PaddingMode RSASignaturePadding RSAEncryptionPadding"
    ),
    (
      "System.Security.Cryptography.X509Certificates",
      "X509Certificate X509Certificate2 X509Certificate2Collection X509Store X509Chain X509ContentType X509KeyStorageFlags OpenFlags StoreName StoreLocation RSACertificateExtensions CertificateRequest X500DistinguishedName"
    ),
    ("System.ServiceProcess", "ServiceController ServiceControllerStatus"),
    ("System.Speech.Recognition", "GrammarBuilder SpeechRecognitionEngine Grammar Choices"),
    ("System.Speech.Synthesis", "SpeechSynthesizer"),
    ("System.Text.Json", "JsonDocument JsonElement JsonSerializer JsonSerializerOptions"),
    ("System.Threading", "CancellationToken CancellationTokenSource EventWaitHandle ManualResetEvent AutoResetEvent Timer"),
    ("System.Threading.Tasks", "TaskFactory Parallel ParallelOptions"),
    ("System.Timers", "Timer"),
    ("System.Web.Script.Serialization", "JavaScriptSerializer"),
    ("System.Windows", "Window MessageBox MessageBoxButton MessageBoxImage MessageBoxResult Clipboard Application Visibility"),
    ("System.Windows.Markup", "XamlReader"),
    ("System.Windows.Media", "MediaPlayer"),
    (
      "System.Windows.Forms",
      "AnchorStyles Application AutoScaleMode BorderStyle Button CheckBox CheckedListBox Clipboard ColumnHeader ComboBox ContextMenuStrip Control Cursor DataGridView DateTimePicker DateTimePickerFormat DialogResult DockStyle FolderBrowserDialog Form FormBorderStyle FormStartPosition FormWindowState GroupBox HorizontalAlignment ImageLayout KeyEventArgs Keys Label LinkLabel ListBox ListView ListViewItem MenuStrip MessageBox MessageBoxButtons MessageBoxDefaultButton MessageBoxIcon MonthCalendar NotifyIcon NumericUpDown OpenFileDialog Padding Panel PictureBox PictureBoxSizeMode ProgressBar RadioButton RichTextBox SaveFileDialog Screen ScrollBars SelectionMode SendKeys StatusBar StatusStrip SystemInformation TabControl TabPage TextBox Timer ToolStrip ToolStripMenuItem ToolStripStatusLabel ToolTip ToolTipIcon TreeNode TreeView View WebBrowser"
    ),
    ("System.Windows.Forms.DataVisualization.Charting", "Chart ChartArea Series SeriesChartType Legend Title"),
    ("System.Xml", "XmlReaderSettings XmlReader XmlTextReader"),
    ("System.Xml.Linq", "XDocument XElement XAttribute XNamespace XName"),
    ("System.Xml.Schema", "XmlSchema XmlSchemaSet XmlSchemaValidationFlags"),
    ("System.Xml.Serialization", "XmlSerializer"),
    ("System.Xml.Xsl", "XslCompiledTransform"),
    ("Microsoft.Management.Infrastructure", "CimInstance CimSession CimClass"),
    ("Microsoft.PowerShell.Commands", "WebRequestSession WebResponseObject HtmlWebResponseObject BasicHtmlWebResponseObject"),
    ("Microsoft.VisualBasic", "Interaction Strings"),
    ("Microsoft.Win32", "Registry RegistryHive RegistryKey RegistryKeyPermissionCheck RegistryValueKind RegistryValueOptions RegistryView OpenFileDialog SaveFileDialog"),
  ]
}
