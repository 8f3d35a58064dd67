import Engine
import Objects

/// The cmdlets of the Utility and Management modules.
extension CmdletTable {
  static func registerStandard(_ engine: Engine) {
    FormatSession.environment = FormatSession.environment(of: engine.global.scope)
    engine.hooks.openRedirection = { engine, path, append in try FileRedirection(engine, path, append: append) }
    engine.hooks.unknownCommand = { _, name in UnsimulatedCommands.error(for: name) }
    engine.hooks.readTypeFile = { engine, path in try TypeFile(engine).load(try FileReader(path).readAll()) }
    engine.hooks.readFormatFile = { engine, path in try FormatFile(engine).add(path, isPrepended: false) }
    let place = Variable("PWD", .null, options: .allScope)
    place.computed = { [unowned engine] in Locations.info(Locations.current(engine), engine) }
    engine.global.scope.define(place)
    FormatSession.environment.catalog.append([GetHelp.view, HelpSearch.view])
    registerFormatting(engine)
    registerObjects(engine)
    registerData(engine)
    registerItems(engine)
    registerSession(engine)
    registerHost(engine)
    registerTypes()
  }

  private static func registerEvents(_ engine: Engine) {
    engine.register(RegisterEngineEvent.self)
    engine.register(RegisterObjectEvent.self)
    engine.register(UnregisterEvent.self)
    engine.register(NewEvent.self)
    engine.register(GetEvent.self)
    engine.register(RemoveEvent.self)
    engine.register(GetEventSubscriber.self)
    engine.register(WaitEvent.self)
  }

  private static func registerDebugging(_ engine: Engine) {
    engine.register(SetPSBreakpoint.self)
    engine.register(GetPSBreakpoint.self)
    engine.register(RemovePSBreakpoint.self)
    engine.register(EnablePSBreakpoint.self)
    engine.register(DisablePSBreakpoint.self)
    engine.register(WaitDebugger.self)
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
    engine.register(SetPSDebug.self)
    engine.register(SetPSReadLineOption.self)
    engine.register(SetPSReadLineKeyHandler.self)
    registerEvents(engine)
    registerDebugging(engine)
    engine.register(SetClipboard.self)
    engine.register(GetClipboard.self)
    engine.register(InvokeWebRequest.self)
    engine.register(InvokeRestMethod.self)
    engine.register(TestConnection.self)
    engine.register(InstallModule.self)
    engine.register(UpdateModule.self)
    engine.register(FindModule.self)
    engine.register(GetInstalledModule.self)
    engine.register(UninstallModule.self)
    registerRepositories(engine)
    engine.register(NewModuleManifest.self)
    engine.register(NewTemporaryFile.self)
    engine.register(UnblockFile.self)
    engine.register(UpdateHelp.self)
  }

  /// The .NET types that live in this room.
  private static func registerTypes() {
    _ = (HostDescriptions.choice.info, HostDescriptions.field.info, FileItemType.file, FileItemType.folder, CredentialObject.info, NetworkCredential.info, MarshalType.info, XmlNamespaces.info)
    XmlTypes.registerAll()
    IoTypes.registerAll()
    NetType.registerAll()
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
    engine.register(UpdateList.self)
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
    registerDynamicProperties(engine)
    engine.register(MakeFolder.self)
    engine.register(CompressArchive.self)
    engine.register(ExpandArchive.self)
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
    engine.register(SwitchProcess.self)
    engine.register(PushLocation.self)
    engine.register(PopLocation.self)
    engine.register(GetPSDrive.self)
    engine.register(NewPSDrive.self)
    engine.register(RemovePSDrive.self)
    engine.register(GetPSProvider.self)
  }

  private static func registerDynamicProperties(_ engine: Engine) {
    engine.register(NewItemProperty.self)
    engine.register(RemoveItemProperty.self)
    engine.register(RenameItemProperty.self)
    engine.register(CopyItemProperty.self)
    engine.register(MoveItemProperty.self)
  }

  private static func registerRepositories(_ engine: Engine) {
    engine.register(GetPSRepository.self)
    engine.register(SetPSRepository.self)
    engine.register(RegisterPSRepository.self)
    engine.register(UnregisterPSRepository.self)
    engine.register(GetPackageProvider.self)
    engine.register(InstallPackageProvider.self)
    engine.register(InstallPSResource.self)
    engine.register(UpdatePSResource.self)
    engine.register(FindPSResource.self)
    engine.register(GetInstalledPSResource.self)
    engine.register(UninstallPSResource.self)
    engine.register(NewPSSessionOption.self)
  }

  private static func registerSession(_ engine: Engine) {
    engine.register(GetDate.self)
    engine.register(SetDate.self)
    engine.register(GetUptime.self)
    engine.register(FormatHex.self)
    engine.register(ConvertToCliXml.self)
    engine.register(ConvertFromCliXml.self)
    engine.register(ExportAlias.self)
    engine.register(ImportAlias.self)
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
    engine.register(GetHelp.self)
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
