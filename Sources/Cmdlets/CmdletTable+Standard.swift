import Engine
import Objects

/// The cmdlets of the Utility and Management modules.
extension CmdletTable {
  static func registerStandard(_ engine: Engine) {
    FormatSession.environment = FormatSession.environment(of: engine.global.scope)
    engine.hooks.openRedirection = { engine, path, append in try FileRedirection(engine, path, append: append) }
    let place = Variable("PWD", .null, options: .allScope)
    place.computed = { [unowned engine] in Locations.info(Locations.current(engine), engine) }
    engine.global.scope.define(place)
    registerFormatting(engine)
    registerObjects(engine)
    registerData(engine)
    registerItems(engine)
    registerSession(engine)
    registerHost(engine)
    registerTypes()
  }

  private static func registerHost(_ engine: Engine) {
    engine.register(GetProcess.self)
    engine.register(StartProcess.self)
    engine.register(StopProcess.self)
    engine.register(InvokeItem.self)
    engine.register(OutGridView.self)
    engine.register(GetError.self)
    engine.register(GetExecutionPolicy.self)
    engine.register(SetExecutionPolicy.self)
    engine.register(AddType.self)
    engine.register(GetPSCallStack.self)
    engine.register(GetTimeZone.self)
    engine.register(Pause.self)
    engine.register(SetClipboard.self)
    engine.register(GetClipboard.self)
    engine.register(InvokeWebRequest.self)
    engine.register(InvokeRestMethod.self)
    engine.register(TestConnection.self)
  }

  /// The .NET types that live in this room.
  private static func registerTypes() {
    _ = (FileItemType.file, FileItemType.folder, CredentialObject.info, NetworkCredential.info, MarshalType.info, XmlNamespaces.info)
    XmlTypes.registerAll()
    IoTypes.registerAll()
  }

  private static func registerFormatting(_ engine: Engine) {
    engine.register(FormatTable.self)
    engine.register(FormatList.self)
    engine.register(FormatWide.self)
    engine.register(FormatCustom.self)
    engine.register(OutString.self)
    engine.register(OutHost.self)
    engine.register(OutFile.self)
    engine.register(UpdateFormatData.self)
    engine.register(UpdateTypeData.self)
    engine.register(GetTypeData.self)
    engine.register(RemoveTypeData.self)
  }

  private static func registerObjects(_ engine: Engine) {
    engine.register(SelectObject.self)
    engine.register(SortObject.self)
    engine.register(GroupObject.self)
    engine.register(MeasureObject.self)
    engine.register(CompareObject.self)
    engine.register(GetUnique.self)
    engine.register(JoinString.self)
    engine.register(TeeObject.self)
    engine.register(GetMember.self)
    engine.register(AddMember.self)
    engine.register(NewObject.self)
    engine.register(SelectString.self)
  }

  private static func registerData(_ engine: Engine) {
    engine.register(ConvertFromJson.self)
    engine.register(ConvertToJson.self)
    engine.register(TestJson.self)
    engine.register(ConvertFromCsv.self)
    engine.register(ConvertToCsv.self)
    engine.register(ImportCsv.self)
    engine.register(ExportCsv.self)
    engine.register(ConvertToHtml.self)
    engine.register(ConvertFromStringData.self)
    engine.register(ImportPowerShellDataFile.self)
    engine.register(ImportLocalizedData.self)
    engine.register(SelectXml.self)
    engine.register(ConvertToXml.self)
    engine.register(ExportClixml.self)
    engine.register(ImportClixml.self)
  }

  private static func registerItems(_ engine: Engine) {
    engine.register(GetChildItem.self)
    engine.register(GetItem.self)
    engine.register(NewItem.self)
    engine.register(RemoveItem.self)
    engine.register(CopyItem.self)
    engine.register(MoveItem.self)
    engine.register(RenameItem.self)
    engine.register(SetItem.self)
    engine.register(ClearItem.self)
    engine.register(GetItemProperty.self)
    engine.register(GetItemPropertyValue.self)
    engine.register(SetItemProperty.self)
    engine.register(GetContent.self)
    engine.register(SetContent.self)
    engine.register(AddContent.self)
    engine.register(ClearContent.self)
    engine.register(TestPath.self)
    engine.register(JoinPath.self)
    engine.register(SplitPath.self)
    engine.register(ResolvePath.self)
    engine.register(ConvertPath.self)
    engine.register(GetLocation.self)
    engine.register(SetLocation.self)
    engine.register(PushLocation.self)
    engine.register(PopLocation.self)
    engine.register(GetPSDrive.self)
    engine.register(NewPSDrive.self)
    engine.register(RemovePSDrive.self)
    engine.register(GetPSProvider.self)
  }

  private static func registerSession(_ engine: Engine) {
    engine.register(GetDate.self)
    engine.register(SetDate.self)
    engine.register(NewTimeSpan.self)
    engine.register(GetRandom.self)
    engine.register(GetSecureRandom.self)
    engine.register(NewGuid.self)
    engine.register(StartSleep.self)
    engine.register(MeasureCommand.self)
    engine.register(GetAlias.self)
    engine.register(SetAlias.self)
    engine.register(NewAlias.self)
    engine.register(RemoveAlias.self)
    engine.register(GetCulture.self)
    engine.register(GetUICulture.self)
    engine.register(GetHost.self)
    engine.register(ClearHost.self)
    engine.register(GetVerb.self)
    engine.register(StartTranscript.self)
    engine.register(StopTranscript.self)
    engine.register(GetHistory.self)
    engine.register(ClearHistory.self)
    engine.register(InvokeHistory.self)
    engine.register(StartJob.self)
    engine.register(StartThreadJob.self)
    engine.register(GetJob.self)
    engine.register(ReceiveJob.self)
    engine.register(WaitJob.self)
    engine.register(RemoveJob.self)
    engine.register(StopJob.self)
    engine.register(GetFileHash.self)
    engine.register(ConvertToSecureString.self)
    engine.register(ConvertFromSecureString.self)
    engine.register(GetCredential.self)
    engine.register(ReadHost.self)
  }
}
