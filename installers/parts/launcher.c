/* Starts the Python that lies beside it, with the program and the arguments as they were given.
 *
 * Built twice: as a program with a window, and, with COMMANDS, as one that writes to a console. It
 * waits for the end and returns its code. What is missing is told by name. */
#include <windows.h>
#include <wchar.h>

static wchar_t folder[32768], line[65536], said[2048];

static void up(void) { /* to the folder that holds this one */
    size_t n = wcslen(folder);
    if (n) --n;
    while (n && folder[n - 1] != L'\\') --n;
    folder[n] = 0;
}

static const wchar_t *arguments(void) { /* all behind the name of the program */
    const wchar_t *at = GetCommandLineW();
    if (*at == L'"') { do ++at; while (*at && *at != L'"'); if (*at) ++at; }
    else while (*at && *at != L' ' && *at != L'\t') ++at;
    return at;
}

static int tell(const wchar_t *what) {
#ifdef COMMANDS
    DWORD written;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    if (!WriteConsoleW(out, what, (DWORD)wcslen(what), &written, 0)) {
        char bytes[4096];
        int n = WideCharToMultiByte(CP_UTF8, 0, what, -1, bytes, sizeof bytes, 0, 0);
        if (n > 1) WriteFile(out, bytes, n - 1, &written, 0);
    }
#else
    MessageBoxW(0, what, L"Planwright", MB_ICONERROR);
#endif
    return 1;
}

static int missing(const wchar_t *part) {
    _snwprintf(said, 2047, L"A part of Planwright is missing: %ls%ls\r\n"
               L"Your plans are not affected. Ask IT to install Planwright again.\r\n", folder, part);
    return tell(said);
}

static int is_there(const wchar_t *part) {
    _snwprintf(line, 65535, L"%ls%ls", folder, part);
    return GetFileAttributesW(line) != INVALID_FILE_ATTRIBUTES;
}

static int start(void) {
    static const wchar_t *parts[] = {L"python\\python.exe", L"python\\pythonw.exe",
        L"python\\python313.dll", L"app\\desktopapp\\__main__.pyc", 0};
    STARTUPINFOW how = {sizeof how};
    PROCESS_INFORMATION program;
    DWORD code = 1;
    if (!GetModuleFileNameW(0, folder, 32768)) return 1;
    up();
#ifdef COMMANDS
    up(); /* it lies in bin */
#endif
    if (is_there(L"portable.txt")) { /* what is kept goes with the folder */
        _snwprintf(line, 65535, L"%lsdata", folder);
        SetEnvironmentVariableW(L"PLANWRIGHT_HOME", line);
    }
    for (int n = 0; parts[n]; ++n) if (!is_there(parts[n])) return missing(parts[n]);
#ifndef COMMANDS
    HMODULE icu = LoadLibraryW(L"icuuc.dll");
    if (!icu) return tell(L"This Windows is too old for Planwright’s window: it has no icuuc.dll.\r\n"
        L"It needs Windows 10 of 2018 (1809), Windows Server 2019, or later.\r\n");
    FreeLibrary(icu);
#endif
#ifdef COMMANDS
    _snwprintf(line, 65535, L"\"%lspython\\python.exe\" -m desktopapp%ls", folder, arguments());
#else
    _snwprintf(line, 65535, L"\"%lspython\\pythonw.exe\" -m desktopapp%ls", folder, arguments());
#endif
    GetStartupInfoW(&how);
    if (!CreateProcessW(0, line, 0, 0, TRUE, 0, 0, 0, &how, &program))
        return tell(L"Planwright could not be started: Windows refused it. Ask IT whether it is allowed here.\r\n");
    AllowSetForegroundWindow(program.dwProcessId);
    WaitForSingleObject(program.hProcess, INFINITE);
    GetExitCodeProcess(program.hProcess, &code);
    return (int)code;
}

#ifdef COMMANDS
int wmain(void) { return start(); }
#else
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, LPWSTR c, int d) { return start(); }
#endif
