; The setup for one user, without an administrator. For makensis, with VERSION defined.
Target amd64-unicode
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetDateSave off
!include "MUI2.nsh"
!include "FileFunc.nsh"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Planwright"
!define PLAN "Software\Classes\Planwright.Plan"

Name "Planwright"
OutFile "/made/Planwright-${VERSION}-user.exe"
InstallDir "$LOCALAPPDATA\Programs\Planwright"
InstallDirRegKey HKCU "Software\Planwright" "InstallDir"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Planwright"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Planwright setup for one user"
VIAddVersionKey "LegalCopyright" "MIT licence"
!define MUI_ICON "/made/planwright.ico"
!define MUI_UNICON "/made/planwright.ico"
!define MUI_UNTEXT_CONFIRM_TITLE "Remove Planwright"
UninstallText "Your plans, backups and settings stay where they are."
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A running Planwright holds its files: nothing is changed then.
!macro CheckNotRunning
  IfFileExists "$INSTDIR\python\python313.dll" 0 +6
  ClearErrors
  FileOpen $0 "$INSTDIR\python\python313.dll" a
  IfErrors 0 +3
  MessageBox MB_OK|MB_ICONEXCLAMATION "Planwright is open. Close it, then start this again. Nothing was changed." /SD IDOK
  Abort
  FileClose $0
!macroend

Section "Planwright"
  !insertmacro CheckNotRunning
  SetShellVarContext current
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "/made/payload/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Planwright.lnk" "$INSTDIR\Planwright.exe"
  WriteRegStr HKCU "Software\Planwright" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.planwright" "" "Planwright.Plan"
  WriteRegStr HKCU "Software\Classes\.planwright" "Content Type" "application/x-planwright"
  WriteRegStr HKCU "${PLAN}" "" "Planwright plan"
  WriteRegStr HKCU "${PLAN}\DefaultIcon" "" '"$INSTDIR\Planwright.exe",0'
  WriteRegStr HKCU "${PLAN}\shell\open\command" "" '"$INSTDIR\Planwright.exe" "%1"'
  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "Planwright"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\Planwright.exe"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "Planwright"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\bin\planwright.exe"
  RMDir "$INSTDIR\bin"
  Delete "$INSTDIR\Planwright.exe"
  Delete "$INSTDIR\sbom.json"
  Delete "$INSTDIR\unsigned.txt"
  Delete "$INSTDIR\files.sha256"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Planwright.lnk"
  DeleteRegKey HKCU "${REMOVAL}"
  DeleteRegKey HKCU "Software\Planwright"
  DeleteRegKey HKCU "${PLAN}"
  DeleteRegKey HKCU "Software\Classes\.planwright"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd
