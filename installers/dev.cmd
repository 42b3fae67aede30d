@echo off
rem Sets up this checkout on Windows and works in it; the counterpart of installers/dev.
rem
rem   installers\dev.cmd demo [--to FOLDER]          the sample council's plan and its documents
rem   installers\dev.cmd test [ARGUMENTS OF PYTEST]  the tests
rem   installers\dev.cmd lint                        format, lint, strict types, architecture
rem   installers\dev.cmd check                       all of lint, then the tests
rem   installers\dev.cmd bench [--short] [--shared FOLDER]   every benchmark, with its figures
rem   installers\dev.cmd words --sets FOLDER        words read of fetched documents, against pandoc,
rem                                                LibreOffice and pdftotext, by kind of loss
rem   installers\dev.cmd asks [--asks FOLDER]        how letters are read and answered, with all figures
rem   installers\dev.cmd checks [--shared FOLDER]    what the checks find and what they cost: figures
rem   installers\dev.cmd trust                       what an officer trusts the window for: figures of
rem                                                marks, moves, words found, clicks, waits, contrast
rem   installers\dev.cmd figures                     what the house is like: files, functions, names
rem   installers\dev.cmd run [PLAN or COMMAND ...]   the window, or any command of Planwright
rem
rem Needs Python 3.11 or newer with its launcher "py". Python packages go into .venv in the
rem checkout, by the hashes in requirements\. No administrator's rights are needed.

setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "VENV=%ROOT%\.venv"
set "PY=%VENV%\Scripts\python.exe"
set "VERB=%~1"

rem Everything after the verb, as it was typed.
set "REST="
:collect
shift /1
if "%~1"=="" goto collected
set REST=%REST% %1
goto collect
:collected

set "LEVEL="
if /i "%VERB%"=="demo" set "LEVEL=run"
if /i "%VERB%"=="run" set "LEVEL=run"
if /i "%VERB%"=="test" set "LEVEL=dev"
if /i "%VERB%"=="lint" set "LEVEL=dev"
if /i "%VERB%"=="check" set "LEVEL=dev"
if /i "%VERB%"=="bench" set "LEVEL=dev"
if /i "%VERB%"=="words" set "LEVEL=dev"
if /i "%VERB%"=="asks" set "LEVEL=dev"
if /i "%VERB%"=="checks" set "LEVEL=dev"
if /i "%VERB%"=="trust" set "LEVEL=dev"
if /i "%VERB%"=="figures" set "LEVEL=dev"
if not defined LEVEL goto usage

call :setup
if errorlevel 1 exit /b 1
goto %VERB%

:demo
if not defined REST set REST=--to "%ROOT%\demo"
"%VENV%\Scripts\planwright.exe" demo %REST%
exit /b %errorlevel%

:run
"%VENV%\Scripts\planwright.exe" %REST%
exit /b %errorlevel%

:test
cd /d "%ROOT%"
set "QT_QPA_PLATFORM=offscreen"
"%PY%" -m pytest -n auto --dist worksteal -p no:benchmark %REST%
exit /b %errorlevel%

:check
call :lint
if errorlevel 1 exit /b 1
goto test

:lint
cd /d "%ROOT%"
"%VENV%\Scripts\ruff.exe" format --check . || exit /b 1
"%VENV%\Scripts\ruff.exe" check . || exit /b 1
"%VENV%\Scripts\mypy.exe" || exit /b 1
"%VENV%\Scripts\lint-imports.exe" || exit /b 1
exit /b 0

:bench
cd /d "%ROOT%"
set "QT_QPA_PLATFORM=offscreen"
"%PY%" -m pytest tests\benchmarks -p no:xdist -rs %REST%
exit /b %errorlevel%

:words
cd /d "%ROOT%"
"%PY%" -m pytest tests\benchmarks\test_words_of_sets.py -p no:xdist -rs %REST%
exit /b %errorlevel%

:asks
cd /d "%ROOT%"
set "QT_QPA_PLATFORM=offscreen"
"%PY%" -m pytest tests\benchmarks\test_asks.py -p no:xdist -rs %REST%
exit /b %errorlevel%

:checks
cd /d "%ROOT%"
set "QT_QPA_PLATFORM=offscreen"
"%PY%" -m pytest tests\benchmarks\test_checks.py tests\benchmarks\test_real_plans.py tests\benchmarks\test_checks_speed.py tests\benchmarks\test_typing_speed.py tests\benchmarks\test_library_quality.py -k "not weights and not 225 and not placings" -p no:xdist -rs %REST%
exit /b %errorlevel%

:trust
cd /d "%ROOT%"
set "QT_QPA_PLATFORM=offscreen"
"%PY%" -m pytest -n auto --dist worksteal -q -rP tests\ui\test_marks_in_text.py tests\ui\test_nothing_moves.py tests\ui\test_find_anything.py tests\ui\test_window_words.py -k "two_hundred or changes_its_place or everyday or stand_out" || exit /b 1
"%PY%" -m pytest -p no:xdist -rs -q tests\benchmarks\test_hand_counts.py tests\benchmarks\test_window_waits.py tests\benchmarks\test_typing_speed.py %REST%
exit /b %errorlevel%

:figures
"%PY%" "%ROOT%\tests\figures_of_the_house.py" %REST%
exit /b %errorlevel%

:usage
for /f "tokens=1* delims= " %%A in ('findstr /b /c:"rem   " "%~f0"') do echo   %%B
exit /b 2

rem Make .venv and fill it by the lock files; do nothing when they have not changed since.
:setup
if not "%ROOT:~80%"=="" (
    echo This folder's path is long, and Windows takes 260 characters for a file's: 1>&2
    echo move the checkout nearer to the drive, such as to C:\planwright, if what follows fails. 1>&2
)
set "STAMP=%VENV%\installed-%LEVEL%.txt"
set "STATE=%TEMP%\planwright-%RANDOM%.txt"
copy /y /b "%ROOT%\requirements\build.txt" + "%ROOT%\requirements\%LEVEL%.txt" + "%ROOT%\pyproject.toml" "%STATE%" >nul || exit /b 1
if exist "%PY%" if exist "%STAMP%" fc /b "%STATE%" "%STAMP%" >nul && del "%STATE%" && exit /b 0
if exist "%PY%" goto packages
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul
if errorlevel 1 (
    echo Planwright needs Python 3.11 or newer, with the launcher "py". 1>&2
    echo Ask for "Python 3.13 (64-bit), for this user" or install it, then run this again. 1>&2
    del "%STATE%"
    exit /b 1
)
py -3 -m venv "%VENV%" || exit /b 1
:packages
echo Setting up Python packages in %VENV% (once; a few minutes on a slow line) 1>&2
for %%L in (build %LEVEL%) do (
    "%PY%" -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps --only-binary :all: -r "%ROOT%\requirements\%%L.txt" || exit /b 1
)
"%PY%" -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --no-index --editable "%ROOT%" || exit /b 1
move /y "%STATE%" "%STAMP%" >nul
exit /b 0
